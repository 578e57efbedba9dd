import { addressOf, viewFrom } from './timeline-address.ts';

describe('the address of a timeline', () => {
  it('says nothing of what is usual', () => {
    expect(viewFrom({})).toEqual({ zoom: 'month', group: 'state' });
    expect(addressOf(viewFrom({}))).toEqual({});
  });

  it('is read back as it was written', () => {
    const view = viewFrom({ state: 'NER', meeting: '0198c5d2-0000-7000-8000-000000000001', zoom: 'year', group: 'institution', from: '2024-01-01' });
    expect(view).toEqual({ state: ['NER'], meeting: ['0198c5d2-0000-7000-8000-000000000001'], zoom: 'year', group: 'institution', from: '2024-01-01' });
    expect(viewFrom(addressOf(view))).toEqual(view);
  });

  it('does without what means nothing', () => {
    expect(viewFrom({ state: 'Niger', zoom: 'century', from: 'soon', group: '', meeting: 'x' })).toEqual({ zoom: 'month', group: 'state' });
  });
});
