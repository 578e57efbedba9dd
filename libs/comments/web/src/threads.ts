import type { CommentRecord } from '@suivi/comments/domain';

export interface Thread {
  first: CommentRecord;
  answers: CommentRecord[];
}

/** Comments by id with the newer version of each, so that what is told twice is there once. */
export function merged(known: ReadonlyMap<string, CommentRecord>, told: readonly CommentRecord[]): Map<string, CommentRecord> {
  const all = new Map(known);
  for (const comment of told) {
    const before = all.get(comment.id);
    if (!before || comment.rowVersion >= before.rowVersion) all.set(comment.id, comment);
  }
  return all;
}

/** Threads with the newest first; within one, people answer downwards. An answer whose thread is further back waits for it. */
export function threadsOf(comments: Iterable<CommentRecord>): Thread[] {
  const threads = new Map<string, Thread>();
  const all = [...comments].sort((one, other) => one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id));
  for (const comment of all) if (comment.parentId === null) threads.set(comment.id, { first: comment, answers: [] });
  for (const comment of all) if (comment.parentId !== null) threads.get(comment.parentId)?.answers.push(comment);
  return [...threads.values()].reverse();
}
