import { addressOf, filtersFrom } from './list-address.ts';

describe('the address of the library', () => {
  it('reads what it wrote', () => {
    const filters = filtersFrom({ q: 'magistrats', kind: 'legislation', state: ['NER', 'none'], article: 'SOM-6', type: 'law', status: ['amended', 'repealed'], phase: 'draft' });
    expect(filters).toEqual({ q: 'magistrats', kind: ['legislation'], state: ['NER', 'none'], article: ['SOM-6'], type: ['law'], status: ['amended', 'repealed'], phase: ['draft'] });
    expect(filtersFrom(addressOf(filters))).toEqual(filters);
  });

  it('leaves out what means nothing and keeps the rest', () => {
    expect(filtersFrom({ kind: 'novel', article: 'SOM', state: 'NER', q: '', other: '1' })).toEqual({ state: ['NER'] });
    expect(addressOf({ q: '', state: [] })).toEqual({});
  });
});
