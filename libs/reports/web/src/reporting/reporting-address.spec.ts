import { queryFrom } from './reporting-address.ts';

describe('the address of who has not reported', () => {
  it('is read as far as it means something', () => {
    expect(queryFrom({ state: 'NER', since: '2026-01-01', meeting: 'no id', other: 'x' })).toEqual({ state: 'NER', since: '2026-01-01' });
    expect(queryFrom({ state: '', since: 'yesterday' })).toEqual({});
  });
});
