import { addressOfLink } from './address-of-link.ts';

describe('a link of a message', () => {
  it('is a path and what it asks for', () => {
    expect(addressOfLink('/commitments/1')).toEqual({ path: '/commitments/1', query: {} });
    expect(addressOfLink('/recommendations?state=NER&overdue=true')).toEqual({ path: '/recommendations', query: { state: 'NER', overdue: 'true' } });
  });
});
