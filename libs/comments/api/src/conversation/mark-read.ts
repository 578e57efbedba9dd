import type { Work } from '@suivi/access/api';
import type { ReadMark } from '@suivi/comments/domain';
import { refuseSubject } from './read-conversation.ts';

/** Remembers how far the reader has read; a mark never moves back. */
export async function markRead(work: Work, { subject, upTo }: ReadMark): Promise<void> {
  const seen = await work.row(
    `INSERT INTO comment_marks (user_id, subject_kind, subject_id, read_up_to)
    SELECT $1, $2, $3, least($4::timestamptz, clock_timestamp()) WHERE comment_talk($2, $3) IS NOT NULL
    ON CONFLICT (user_id, subject_kind, subject_id) DO UPDATE SET read_up_to = greatest(comment_marks.read_up_to, EXCLUDED.read_up_to) RETURNING true`,
    [work.actor.userId, subject.kind, subject.id, upTo],
  );
  if (!seen) await refuseSubject(work, subject);
}
