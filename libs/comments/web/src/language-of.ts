import type { Language } from '@suivi/shared/domain';

/** The language that a text is marked as: Arabic by its letters, else that of the interface, and French where that is Arabic. */
export function languageOf(text: string, reading: Language): Language {
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (arabic > latin) return 'ar';
  return reading === 'ar' ? 'fr' : reading;
}
