import { filtersFrom, listBehind } from './overview-address.ts';

const meeting = '0190d2f6-1111-7000-8000-000000000001';

describe('the address of the overview', () => {
  it('reads State and meeting', () => {
    expect(filtersFrom({ state: 'NER', meeting })).toEqual({ state: 'NER', meeting });
  });

  it('leaves out what means nothing', () => {
    expect(filtersFrom({ state: 'Niger', meeting: '', other: '1' })).toEqual({});
    expect(filtersFrom({ state: ['NER', 'MLI'] })).toEqual({});
  });

  it('keeps its filters in the list behind a figure, unless the figure is of one State', () => {
    expect(listBehind({ meeting }, { status: 'implemented' })).toEqual({ meeting, status: 'implemented' });
    expect(listBehind({ meeting }, { state: 'MLI' })).toEqual({ meeting, state: 'MLI' });
  });
});
