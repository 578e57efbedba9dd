import { addressOf, dayIssues, filtersFrom } from './matrix-address.ts';

describe('the address of the matrix', () => {
  it('holds the whole view, and leaves out what means nothing', () => {
    const view = { on: '2026-03-01', instrument: 'SOM', state: ['NER', 'MLI'], stage: ['enacted'], only: 'changed' } as const;
    expect(addressOf(filtersFrom(view))).toEqual(view);
    expect(filtersFrom({ state: 'NER', stage: 'enacted' })).toEqual({ state: ['NER'], stage: ['enacted'] });
    expect(filtersFrom({ on: '2099-01-01', instrument: 'VCLT', state: 'niger', stage: 'done', only: 'best', q: 'x' })).toEqual({});
    expect(addressOf({ state: [], stage: undefined })).toEqual({});
  });

  it('does not leave out a day in silence', () => {
    const codeOf = (on?: unknown) => dayIssues({ on }).map(({ path, code }) => `${path} ${code}`);
    expect(['2099-01-01', '2101-01-01', '1900-01-01', '2026-02-30', 'tomorrow'].map(codeOf)).toEqual([['on date.in_future'], ['on date.too_late'], ['on date.too_early'], ['on date.malformed'], ['on date.malformed']]);
    expect([codeOf(), codeOf(''), codeOf('2026-03-01')]).toEqual([[], [], []]);
    expect(codeOf(['2026-03-01', '2099-01-01'])).toHaveLength(1);
  });
});
