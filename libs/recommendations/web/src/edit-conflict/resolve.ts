import { joinTexts, type Merge, type TranslatedText } from '@suivi/shared/domain';
import type { Choice } from './edit-conflict.ts';

/** The record after the person decided each disagreement; a field without a decision stays hers. */
export function resolve<Record extends object>({ merged, disagreements }: Merge<Record>, choices: Readonly<{ [field: string]: Choice }>): Record {
  const result = { ...merged };
  for (const { field, mine, theirs } of disagreements) {
    const choice = choices[String(field)] ?? 'mine';
    if (choice === 'theirs') result[field] = theirs;
    if (choice === 'both' && isText(mine) && isText(theirs)) result[field] = joinTexts(mine, theirs) as Record[keyof Record];
    else if (choice === 'both' && !isText(mine)) result[field] = theirs;
  }
  return result;
}

export function isText(value: unknown): value is TranslatedText {
  return typeof value === 'object' && value !== null && 'versions' in value;
}
