import { z } from 'zod';
import { LANGUAGES, languageSchema, type Language } from './language.ts';
import { lineText, plainText } from './plain-text.ts';

/** A version in one language: being worked on, read and agreed, or agreed before the original changed. */
export const translationStateSchema = z.enum(['draft', 'verified', 'stale']);
export type TranslationState = z.infer<typeof translationStateSchema>;

export interface TranslatedText {
  original: Language;
  versions: Partial<Record<Language, { text: string; state: TranslationState }>>;
}

/** A text with a version per language, each of at most `max` characters; the original is never missing and always verified. */
export function translatedText(max: number, min = 1) {
  return versionsOf(plainText(max, min));
}

/** The same of one line: a title or a name. */
export function translatedLine(max: number) {
  return versionsOf(lineText(max, 1));
}

function versionsOf(text: z.ZodType<string>) {
  const version = z.object({ text, state: translationStateSchema });
  return z
    .object({
      original: languageSchema,
      versions: z.object({ fr: version.optional(), en: version.optional(), ar: version.optional() }),
    })
    .refine((text) => text.versions[text.original]?.state === 'verified', { message: 'text.original_missing', path: ['original'] });
}

export interface Reading {
  text: string;
  language: Language;
  /** `missing`: the reader's language has no version, what is shown is the original. */
  state: TranslationState | 'missing';
  isOriginal: boolean;
}

/** What a reader of `language` is shown: her version, else the original, marked. */
export function readIn(text: TranslatedText, language: Language): Reading {
  const own = text.versions[language];
  if (own) return { text: own.text, language, state: own.state, isOriginal: language === text.original };
  return { text: text.versions[text.original]?.text ?? '', language: text.original, state: 'missing', isOriginal: true };
}

/** A new text with its original only. */
export function original(language: Language, text: string): TranslatedText {
  return { original: language, versions: { [language]: { text, state: 'verified' } } };
}

/** The text after its original was rewritten: translations verified before are now stale. An unchanged original changes nothing. */
export function reviseOriginal(before: TranslatedText, text: string): TranslatedText {
  if (before.versions[before.original]?.text === text) return before;
  const versions: TranslatedText['versions'] = {};
  for (const language of LANGUAGES) {
    const version = before.versions[language];
    if (version) versions[language] = { ...version, state: version.state === 'verified' ? 'stale' : version.state };
  }
  versions[before.original] = { text, state: 'verified' };
  return { original: before.original, versions };
}
