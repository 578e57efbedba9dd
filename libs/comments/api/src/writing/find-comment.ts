import { scopeSql, type Work } from '@suivi/access/api';
import { visibleComments, type CommentRecord } from '@suivi/comments/domain';
import { ProblemException } from '@suivi/shared/api';
import { COMMENT_JSON } from '../comment-json.ts';

/** A comment, when it is in the reader's scope; else 404, and that it was asked for is journalled. */
export async function findComment(work: Work, id: string): Promise<CommentRecord> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleComments(work.actor), 'c', parameters);
  const found = await work.row<{ comment: CommentRecord }>(`SELECT ${COMMENT_JSON} AS comment FROM comments c WHERE c.id = $1 AND ${scope}`, parameters);
  if (found) return found.comment;
  await work.rows('SELECT journal_comment_refusal($1)', [id]);
  await work.commit();
  throw new ProblemException('not_found');
}

/** Refuses whoever writes more in a minute than people do. */
export function refuseFlood(wait: number): void {
  if (wait > 0) throw new ProblemException('too_fast', { retryAfterSeconds: wait });
}

/** Refuses a mention of somebody who would not read the comment. */
export function refuseMentions(allowed: boolean): void {
  if (!allowed) throw new ProblemException('invalid_input', { issues: [{ path: 'mentionIds', code: 'mentions.cannot_read' }] });
}
