import { activeFilters, addressOf, filtersFrom, toggled, without } from './list-address.ts';

const theme = '0190d2f6-1111-7000-8000-000000000001';

describe('the address of a list', () => {
  it('reads what it wrote', () => {
    const filters = filtersFrom({ q: 'victimes', state: ['NER', 'MLI'], status: 'in_progress', theme, overdue: 'true', sort: '-due' });
    expect(filters).toEqual({ q: 'victimes', state: ['NER', 'MLI'], status: ['in_progress'], theme: [theme], overdue: 'true', sort: '-due' });
    expect(filtersFrom(addressOf(filters))).toEqual(filters);
    const proven = filtersFrom({ evidence: 'without', verified: 'false', awaiting: 'true', illustrative: 'true' });
    expect(proven).toEqual({ evidence: 'without', verified: 'false', awaiting: 'true', illustrative: 'true', sort: 'reference' });
    expect(filtersFrom(addressOf(proven))).toEqual(proven);
  });

  it('leaves out what means nothing and keeps the rest', () => {
    expect(filtersFrom({ status: 'finished', dueFrom: 'soon', stalled: 'yes', state: 'NER', sort: 'best', other: '1' })).toEqual({ state: ['NER'], sort: 'reference' });
  });

  it('gives equal views equal addresses', () => {
    expect(addressOf({ q: '', sort: 'reference' })).toEqual({});
    expect(addressOf({ state: [], sort: 'due' })).toEqual({ sort: 'due' });
  });

  it('takes away one value, and the filter with its last value', () => {
    const filters = filtersFrom({ state: ['NER', 'MLI'], overdue: 'true' });
    expect(activeFilters(filters)).toEqual([{ key: 'state', value: 'NER' }, { key: 'state', value: 'MLI' }, { key: 'overdue', value: 'true' }]);
    expect(without(filters, { key: 'state', value: 'NER' }).state).toEqual(['MLI']);
    expect(without(without(filters, { key: 'state', value: 'NER' }), { key: 'state', value: 'MLI' })).not.toHaveProperty('state');
    expect(without(filters, { key: 'overdue', value: 'true' })).not.toHaveProperty('overdue');
  });

  it('puts a value in and takes it out again', () => {
    const filters = filtersFrom({});
    expect(toggled(filters, 'state', 'MAR').state).toEqual(['MAR']);
    expect(toggled(toggled(filters, 'state', 'MAR'), 'state', 'MAR')).toEqual(filters);
  });
});
