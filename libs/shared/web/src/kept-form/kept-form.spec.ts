import { forgetForm, keepForm, keptForm, keptForms } from './kept-form.ts';

describe('a form that the device keeps', () => {
  afterEach(() => localStorage.clear());

  it('comes back to who typed it, and to nobody else', () => {
    expect(keepForm('amina', 'action.new', { content: { title: 'Former' }, base: null })).toBe(true);
    expect(keptForm('amina', 'action.new')).toEqual({ content: { title: 'Former' }, base: null });
    expect(keptForm('moussa', 'action.new')).toBeNull();
    expect(keptForm('amina', 'part.1')).toBeNull();
  });

  it('is gone once it was saved', () => {
    keepForm('amina', 'part.1', { content: 1, base: 2 });
    forgetForm('amina', 'part.1');
    expect(keptForm('amina', 'part.1')).toBeNull();
  });

  it('is listed for whoever leaves, among her own', () => {
    keepForm('amina', 'part.1', { content: 1, base: null });
    keepForm('amina', 'action.new', { content: 1, base: null });
    keepForm('moussa', 'part.2', { content: 1, base: null });
    localStorage.setItem('suivi.session', '{}');
    expect(keptForms('amina').sort()).toEqual(['action.new', 'part.1']);
    expect(keptForms('moussa')).toEqual(['part.2']);
  });

  it('promises nothing where the browser keeps nothing, and fails on nothing that was spoilt', () => {
    localStorage.setItem('suivi.form.amina.spoilt', '{');
    expect(keptForm('amina', 'spoilt')).toBeNull();
    const full = jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(keepForm('amina', 'action.new', { content: 1, base: null })).toBe(false);
    full.mockRestore();
  });
});
