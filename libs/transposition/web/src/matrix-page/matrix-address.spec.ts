import { addressOf, filtersFrom } from './matrix-address.ts';

describe('the address of the matrix', () => {
  it('holds the whole view, and leaves out what means nothing', () => {
    const view = { on: '2026-03-01', instrument: 'SOM', state: ['NER', 'MLI'], stage: ['enacted'], only: 'changed' } as const;
    expect(addressOf(filtersFrom(view))).toEqual(view);
    expect(filtersFrom({ state: 'NER', stage: 'enacted' })).toEqual({ state: ['NER'], stage: ['enacted'] });
    expect(filtersFrom({ on: '2099-01-01', instrument: 'VCLT', state: 'niger', stage: 'done', only: 'best', q: 'x' })).toEqual({});
    expect(addressOf({ state: [], stage: undefined })).toEqual({});
  });
});
