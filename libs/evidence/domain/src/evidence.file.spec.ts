import { isRefusal } from '@suivi/shared/domain';
import { MEDIA_TYPES } from './evidence.contract.ts';
import { checkFileName, judgeFile } from './evidence.file.ts';

const pdf = { extension: 'pdf', mediaType: MEDIA_TYPES[0] };

describe('a file of evidence', () => {
  it.each(['loi.pdf', 'Rapport final.DOCX', 'photo.jpeg', 'تقرير.xlsx'])('may be named %s', (name) => {
    expect(checkFileName(name)).toBeNull();
  });

  it.each(['loi', 'loi.exe', 'loi.pdf.exe', '.pdf ', 'macro.docm'])('is refused by its name %s', (name) => {
    expect(isRefusal(checkFileName(name))).toBe(true);
  });

  it('is what its content says when the name agrees', () => {
    expect(judgeFile('loi.PDF', pdf)).toBe('application/pdf');
    expect(judgeFile('photo.jpg', { extension: 'jpg', mediaType: 'image/jpeg' })).toBe('image/jpeg');
  });

  it('is refused with what was found when the name lies', () => {
    expect(judgeFile('photo.png', pdf)).toEqual({ refused: 'file_type_mismatch', issues: [{ path: 'fileName', code: 'file.found_pdf' }] });
    expect(judgeFile('lettre.docx', { extension: 'zip', mediaType: 'application/zip' })).toMatchObject({ issues: [{ code: 'file.found_zip' }] });
    expect(judgeFile('loi.pdf', null)).toMatchObject({ issues: [{ code: 'file.found_other' }] });
  });
});
