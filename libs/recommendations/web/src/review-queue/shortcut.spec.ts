import { shortcutOf } from './shortcut.ts';

const press = (key: string, target: Element = document.body, held: Partial<KeyboardEvent> = {}) => shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...held, target });

describe('the keys of the review queue', () => {
  it('knows its keys, in either case', () => {
    expect(['j', 'k', 'V', 'r', '?', 'x'].map((key) => press(key))).toEqual(['next', 'previous', 'validate', 'return', 'help', null]);
  });

  it('leaves alone who types, and the keys of the browser', () => {
    expect(press('v', document.createElement('textarea'))).toBeNull();
    expect(press('r', document.createElement('select'))).toBeNull();
    expect(press('r', document.body, { ctrlKey: true })).toBeNull();
  });
});
