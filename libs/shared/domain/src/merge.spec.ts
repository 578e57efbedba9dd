import { merge, same } from './merge.ts';

interface Row {
  due: string | null;
  audience: string;
  text: { fr?: string; en?: string };
}
const fields = ['due', 'audience', 'text'] as const;
const base: Row = { due: null, audience: 'delegation', text: { fr: 'un' } };

describe('two edits of one record', () => {
  it('takes what each side changed alone', () => {
    const { merged, disagreements } = merge<Row>(fields, base, { ...base, text: { fr: 'deux' } }, { ...base, due: '2027-01-01' });
    expect(merged).toEqual({ due: '2027-01-01', audience: 'delegation', text: { fr: 'deux' } });
    expect(disagreements).toEqual([]);
  });

  it('asks where both changed the same field, and keeps mine until then', () => {
    const { merged, disagreements } = merge<Row>(fields, base, { ...base, due: '2027-01-01' }, { ...base, due: '2028-01-01' });
    expect(merged.due).toBe('2027-01-01');
    expect(disagreements).toEqual([{ field: 'due', mine: '2027-01-01', theirs: '2028-01-01' }]);
  });

  it('sees no difference in the order of keys', () => {
    expect(same({ a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 })).toBe(true);
    expect(same([1, 2], [2, 1])).toBe(false);
  });
});
