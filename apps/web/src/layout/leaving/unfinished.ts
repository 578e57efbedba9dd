import type { UpdateContent } from '@suivi/recommendations/domain';
import { forgetForm, keptForm, keptForms } from '@suivi/shared/web';
import { firstWords } from './first-words.ts';
import { personRows, removePersonRows } from './person-rows.ts';

/** Where the domains keep what is typed. By name: with what they do with it, they would weigh on every page that shares it with this one. */
const DRAFTS = { database: 'suivi-drafts', store: 'drafts' };
const COMMENTS = { database: 'suivi-comments', store: 'comments' };
/** Forms that the device keeps, by the beginning of their names. */
const FORMS = ['action', 'part', 'review', 'recommendation'] as const;

/** A text that was begun on this device and is nowhere else. */
export interface Unfinished {
  kind: (typeof FORMS)[number] | 'other' | 'update' | 'comment';
  words: string;
}

/** All that a person began on this device and did not save or send, as she would know it again. */
export async function unfinishedOf(userId: string): Promise<Unfinished[]> {
  const drafts = await personRows<{ content: UpdateContent | null }>(DRAFTS, userId);
  const comments = await personRows<{ text: string }>(COMMENTS, userId);
  return [
    // What the portal has already is no longer a draft of this device alone.
    ...drafts.filter(({ content }) => content !== null).map(({ content }): Unfinished => ({ kind: 'update', words: firstWords(content?.narrative) })),
    ...keptForms(userId).map((name): Unfinished => ({ kind: FORMS.find((form) => name.startsWith(`${form}.`)) ?? 'other', words: firstWords(keptForm(userId, name)?.content) })),
    ...comments.map((comment): Unfinished => ({ kind: 'comment', words: firstWords(comment) })),
  ];
}

/** Removes all of it; what the portal has already is not touched. */
export async function removeUnfinished(userId: string): Promise<void> {
  for (const name of keptForms(userId)) forgetForm(userId, name);
  await removePersonRows(DRAFTS, userId);
  await removePersonRows(COMMENTS, userId);
}
