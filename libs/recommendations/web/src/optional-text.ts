import type { TranslatedText } from '@suivi/shared/domain';

/** A text that may be left out: empty in every language it counts as not written. */
export function writtenOrNull(text: TranslatedText): TranslatedText | null {
  return Object.values(text.versions).some((version) => version.text.trim() !== '') ? text : null;
}
