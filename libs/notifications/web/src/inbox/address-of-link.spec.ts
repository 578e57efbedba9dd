import { addressOfLink } from './address-of-link.ts';

describe('a link of a message', () => {
  it('is a path and what it asks for', () => {
    expect(addressOfLink('/commitments/1')).toEqual({ path: '/commitments/1', query: {}, fragment: undefined });
    expect(addressOfLink('/recommendations?state=NER&overdue=true')).toEqual({ path: '/recommendations', query: { state: 'NER', overdue: 'true' }, fragment: undefined });
  });

  it('and the place on the page, where it names one', () => {
    expect(addressOfLink('/commitments/1#comments-2')).toEqual({ path: '/commitments/1', query: {}, fragment: 'comments-2' });
  });
});
