import { languageOf } from './language-of.ts';

describe('the language that a comment is marked as', () => {
  it('is Arabic by its letters, whatever the interface, references in Latin letters included', () => {
    expect(languageOf('راجعوا NIA-2018-R03 قبل الاجتماع', 'fr')).toBe('ar');
    expect(languageOf('Voir la circulaire', 'ar')).toBe('fr');
    expect(languageOf('See the circular', 'en')).toBe('en');
    expect(languageOf('2027', 'ar')).toBe('fr');
  });
});
