import { LANGUAGES, type Merge, type TranslatedText } from '@suivi/shared/domain';
import type { Choice } from './edit-conflict.ts';

/** The record after the person decided each disagreement; a field without a decision stays hers. */
export function resolve<Record extends object>({ merged, disagreements }: Merge<Record>, choices: Readonly<{ [field: string]: Choice }>): Record {
  const result = { ...merged };
  for (const { field, mine, theirs } of disagreements) {
    const choice = choices[String(field)] ?? 'mine';
    if (choice === 'theirs') result[field] = theirs;
    if (choice === 'both' && isText(mine) && isText(theirs)) result[field] = joined(mine, theirs) as Record[keyof Record];
    else if (choice === 'both' && !isText(mine)) result[field] = theirs;
  }
  return result;
}

export function isText(value: unknown): value is TranslatedText {
  return typeof value === 'object' && value !== null && 'versions' in value;
}

/** Both texts, one after the other, in every language in which they differ. */
function joined(mine: TranslatedText, theirs: TranslatedText): TranslatedText {
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
