import { merge, original } from '@suivi/shared/domain';
import { resolve } from './resolve.ts';

interface Row {
  due: string;
  text: ReturnType<typeof original> | null;
}
const base: Row = { due: '2027-01-01', text: original('fr', '') };
const mine: Row = { due: '2027-02-02', text: original('fr', 'Le décret est signé.') };
const theirs: Row = { due: '2027-03-03', text: original('fr', 'Le comité est nommé.') };
const conflict = merge<Row>(['due', 'text'], base, mine, theirs);

describe('deciding between two edits', () => {
  it('keeps what the person chose', () => {
    expect(resolve(conflict, { due: 'theirs', text: 'mine' })).toEqual({ due: '2027-03-03', text: mine.text });
  });

  it('keeps both texts, one after the other', () => {
    expect(resolve(conflict, { text: 'both' }).text?.versions.fr?.text).toBe('Le décret est signé.\n\nLe comité est nommé.');
  });

  it('loses nothing without a decision', () => {
    expect(resolve(conflict, {})).toEqual(mine);
  });

  it('takes the text there is when only one side has one', () => {
    expect(resolve(merge<Row>(['text'], base, { ...mine, text: null }, theirs), { text: 'both' }).text).toEqual(theirs.text);
  });
});
