import fc from 'fast-check';
import { LANGUAGES } from './language.ts';
import { original, readIn, reviseOriginal, translatedText, type TranslatedText } from './translated-text.ts';

const aLanguage = fc.constantFrom(...LANGUAGES);
const aText = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && text !== '');
const aTranslatedText: fc.Arbitrary<TranslatedText> = fc
  .tuple(aLanguage, fc.dictionary(aLanguage, fc.record({ text: aText, state: fc.constantFrom('draft' as const, 'verified' as const, 'stale' as const) })), aText)
  .map(([language, versions, text]) => ({ original: language, versions: { ...versions, [language]: { text, state: 'verified' } } }));

describe('a text in three languages', () => {
  it('always shows something, and marks what is missing as the original', () => {
    fc.assert(
      fc.property(aTranslatedText, aLanguage, (text, language) => {
        const reading = readIn(text, language);
        expect(reading.text).not.toBe('');
        expect(reading.language).toBe(text.versions[language] ? language : text.original);
        expect(reading.state === 'missing').toBe(!text.versions[language]);
      }),
    );
  });

  it('makes verified translations stale when the original changes, and loses none', () => {
    fc.assert(
      fc.property(aTranslatedText, aText, (before, rewritten) => {
        fc.pre(before.versions[before.original]?.text !== rewritten);
        const after = reviseOriginal(before, rewritten);
        expect(Object.keys(after.versions).sort()).toEqual(Object.keys(before.versions).sort());
        expect(after.versions[after.original]).toEqual({ text: rewritten, state: 'verified' });
        for (const language of LANGUAGES) if (language !== after.original) expect(after.versions[language]?.state).not.toBe('verified');
      }),
    );
  });

  it('refuses a text whose original is missing', () => {
    expect(translatedText(100).safeParse({ original: 'fr', versions: { en: { text: 'x', state: 'verified' } } }).success).toBe(false);
    expect(translatedText(100).safeParse(original('fr', 'x')).success).toBe(true);
  });
});
