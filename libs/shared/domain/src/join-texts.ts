import { LANGUAGES } from './language.ts';
import type { TranslatedText } from './translated-text.ts';

/** Two edits of a text, one after the other, in every language in which they differ. */
export function joinTexts(mine: TranslatedText, theirs: TranslatedText): TranslatedText {
  const versions: TranslatedText['versions'] = {};
  for (const language of LANGUAGES) {
    const own = mine.versions[language];
    const other = theirs.versions[language];
    const chosen = own ?? other;
    if (!chosen) continue;
    const differ = own && other && own.text.trim() !== other.text.trim();
    versions[language] = differ ? { ...own, text: [own.text, other.text].filter((text) => text.trim() !== '').join('\n\n') } : chosen;
  }
  return { original: mine.original, versions };
}
