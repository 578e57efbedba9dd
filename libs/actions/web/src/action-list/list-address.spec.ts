import { activeFilters, addressOf, filtersFrom, toggled, without } from './list-address.ts';

const institution = '0190d2f6-1111-7000-8000-000000000001';

describe('the address of a list of actions', () => {
  it('reads what it wrote', () => {
    const filters = filtersFrom({ q: 'audition', state: ['NER', 'MLI'], phase: 'active', joint: 'true', response: 'invited', institution, overdue: 'true', sort: '-due' });
    expect(filters).toEqual({ q: 'audition', state: ['NER', 'MLI'], phase: ['active'], joint: 'true', response: ['invited'], institution: [institution], overdue: 'true', sort: '-due' });
    expect(filtersFrom(addressOf(filters))).toEqual(filters);
  });

  it('leaves out what means nothing and keeps the rest', () => {
    expect(filtersFrom({ status: 'finished', dueFrom: 'soon', joint: 'maybe', phase: 'old', state: 'NER', sort: 'best', other: '1' })).toEqual({ state: ['NER'], sort: 'due' });
  });

  it('gives equal views equal addresses', () => {
    expect(addressOf({ q: '', sort: 'due' })).toEqual({});
    expect(addressOf({ state: [], sort: 'reference' })).toEqual({ sort: 'reference' });
  });

  it('puts a value in, names it and takes it out again', () => {
    const filters = toggled(filtersFrom({ joint: 'false' }), 'phase', 'cancelled');
    expect(activeFilters(filters)).toEqual([{ key: 'phase', value: 'cancelled' }, { key: 'joint', value: 'false' }]);
    expect(without(filters, { key: 'phase', value: 'cancelled' })).toEqual(filtersFrom({ joint: 'false' }));
    expect(without(filters, { key: 'joint', value: 'false' })).not.toHaveProperty('joint');
  });
});
