import { changesOf } from './cell.rules.ts';

const by = (relation: 'amends' | 'repeals', id: string) => ({ relation, id, title: { original: 'fr', versions: {} }, datedOn: '2020-01-01' }) as const;

describe('a law beside an article', () => {
  it('says that it was repealed or amended, and by what where the library knows', () => {
    const said = (...law: Parameters<typeof changesOf>) => changesOf(...law).map(({ change, by: law }) => `${change} ${law?.id ?? '-'}`);
    expect(said({ status: 'in_force', changedBy: [] })).toEqual([]);
    expect(said({ status: 'repealed', changedBy: [] })).toEqual(['repealed -']);
    expect(said({ status: 'amended', changedBy: [by('amends', 'a'), by('amends', 'b')] })).toEqual(['amended a', 'amended b']);
    expect(said({ status: 'repealed', changedBy: [by('amends', 'a'), by('repeals', 'r')] })).toEqual(['repealed r', 'amended a']);
    // A law may be repealed by another one without its own entry having been changed, and the other way round.
    expect(said({ status: 'in_force', changedBy: [by('repeals', 'r')] })).toEqual(['repealed r']);
    expect(said({ status: 'repealed', changedBy: [by('amends', 'a')] })).toEqual(['repealed -', 'amended a']);
  });
});
