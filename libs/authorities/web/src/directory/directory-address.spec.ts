import { addressOf, filtersFrom } from './directory-address.ts';

describe('the address of the directory', () => {
  it('reads what it wrote', () => {
    const filters = filtersFrom({ q: 'entraide', state: ['NER', 'MLI'], subject: 'extradition', standing: ['due', 'old'], urgent: 'true' });
    expect(filters).toEqual({ q: 'entraide', state: ['NER', 'MLI'], subject: ['extradition'], standing: ['due', 'old'], urgent: 'true' });
    expect(filtersFrom(addressOf(filters))).toEqual(filters);
  });

  it('leaves out what means nothing and keeps the rest', () => {
    expect(filtersFrom({ standing: 'new', urgent: 'yes', state: 'NER', q: '', other: '1' })).toEqual({ state: ['NER'] });
    expect(addressOf({ q: '', state: [] })).toEqual({});
  });
});
