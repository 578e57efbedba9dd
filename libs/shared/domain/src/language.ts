import { z } from 'zod';

/** The languages of interface, mails and documents, the first being the one texts are mostly written in. */
export const LANGUAGES = ['fr', 'en', 'ar'] as const;
export const languageSchema = z.enum(LANGUAGES);
export type Language = z.infer<typeof languageSchema>;

/** The writing direction of a language, as the `dir` attribute wants it. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}
