import fc from 'fast-check';
import { attachment } from './attachment.ts';

describe('the name under which a file is saved', () => {
  it('keeps plain and foreign names', () => {
    expect(attachment('loi.pdf')).toBe(`attachment; filename="loi.pdf"; filename*=UTF-8''loi.pdf`);
    expect(attachment('Décret n° 2.pdf')).toBe(`attachment; filename="Decret n_ 2.pdf"; filename*=UTF-8''D%C3%A9cret%20n%C2%B0%202.pdf`);
    expect(attachment('تقرير.pdf')).toContain(`filename*=UTF-8''%D8%AA%D9%82%D8%B1%D9%8A%D8%B1.pdf`);
  });

  it('is one harmless header, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(attachment(name)).toMatch(/^attachment; filename="[\x20\x21\x23-\x24\x26-\x7E]*"; filename\*=UTF-8''[\w.~%-]*$/);
      }),
    );
  });
});
