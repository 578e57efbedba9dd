import type { Work } from '@suivi/access/api';
import type { CommentChange, CommentRecord } from '@suivi/comments/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { findComment, refuseFlood, refuseMentions } from './find-comment.ts';

/** Rewrites one's own comment; the former text stays with it, for those who may read it. */
export async function editComment(work: Work, id: string, expected: number, change: CommentChange): Promise<CommentRecord | Refusal> {
  const before = await findComment(work, id);
  if (!before.own) return refuse('forbidden');
  if (before.withdrawnAt !== null) throw new ProblemException('wrong_phase');
  if (before.rowVersion !== expected) throw new ProblemException('stale', { current: before });
  const saved = await work.row<{ wait: number; mentions: boolean; saved: boolean }>(
    `WITH asked AS MATERIALIZED (SELECT comment_wait() AS wait, NOT EXISTS (
        SELECT FROM comments c, unnest($3::uuid[]) person WHERE c.id = $1 AND NOT may_read_comment(person, c.subject_kind, c.subject_id, c.audience, c.parties)) AS mentions),
      saved AS (UPDATE comments SET language = $4, body = $5, mentions = $3, row_version = row_version + 1
        WHERE id = $1 AND row_version = $2 AND (SELECT wait = 0 AND mentions FROM asked) RETURNING id)
    SELECT asked.wait, asked.mentions, EXISTS (SELECT FROM saved) AS saved FROM asked`,
    [id, expected, change.mentionIds, change.language, change.body],
  );
  refuseFlood(saved?.wait ?? 0);
  refuseMentions(saved?.mentions ?? false);
  const after = await findComment(work, id);
  if (!saved?.saved) throw new ProblemException('stale', { current: after });
  return after;
}

/** Takes one's own comment back: that it was there, when and by whom stays to be seen, its text is gone. */
export async function withdrawComment(work: Work, id: string, expected: number): Promise<CommentRecord | Refusal> {
  const before = await findComment(work, id);
  if (!before.own) return refuse('forbidden');
  if (before.withdrawnAt !== null) throw new ProblemException('wrong_phase');
  const withdrawn = await work.rows('UPDATE comments SET withdrawn_at = now(), row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id', [id, expected]);
  const after = await findComment(work, id);
  if (withdrawn.length === 0) throw new ProblemException('stale', { current: after });
  return after;
}
