import { scopeSql, type Work } from '@suivi/access/api';
import { addressedState, audiencesFor, visibleComments, type CommentChange, type CommentRecord, type NewComment, type Talk } from '@suivi/comments/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { refuseSubject } from '../conversation/read-conversation.ts';
import { findComment, refuseFlood, refuseMentions } from './find-comment.ts';

const INSERT = `
  INSERT INTO comments (programme_id, subject_kind, subject_id, parent_id, author_id, audience, state_code, language, body, mentions)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING id`;

/** Begins a thread on a record. */
export async function writeComment(work: Work, comment: NewComment): Promise<CommentRecord | Refusal> {
  const { subject, audience, mentionIds } = comment;
  const found = await work.row<{ talk: Talk | null; wait: number; mentions: boolean }>(
    `SELECT t.talk, comment_wait() AS wait, NOT EXISTS (
      SELECT FROM unnest($3::uuid[]) person WHERE NOT may_read_comment(person, $1, $2, $4,
        CASE WHEN $4 = 'parties' THEN ARRAY(SELECT jsonb_array_elements_text(t.talk->'states')) ELSE ARRAY[coalesce($5, t.talk->'states'->>0)] END)) AS mentions
    FROM (SELECT comment_talk($1, $2) AS talk) t`,
    [subject.kind, subject.id, mentionIds, audience, work.actor.state ?? comment.stateCode],
  );
  if (!found?.talk) return refuseSubject(work, subject);
  if (!audiencesFor(work.actor, subject.kind, found.talk).includes(audience)) return refuse('invalid_input', [{ path: 'audience', code: 'comment.too_wide' }]);
  const stateCode = addressedState(work.actor, comment.stateCode, found.talk);
  if (audience === 'delegation' && stateCode === null) return refuse('invalid_input', [{ path: 'stateCode', code: 'state.required' }]);
  refuseFlood(found.wait);
  refuseMentions(found.mentions);
  return insert(work, [work.actor.programmeId, subject.kind, subject.id, null, work.actor.userId, audience, stateCode, comment.language, comment.body, mentionIds]);
}

/** Answers the first comment of a thread, to those who read it. */
export async function answerComment(work: Work, id: string, answer: CommentChange): Promise<CommentRecord | Refusal> {
  const parameters: unknown[] = [id, answer.mentionIds];
  const scope = scopeSql(visibleComments(work.actor), 'c', parameters);
  const found = await work.row<{ kind: string; subject: string; audience: string; parentId: string | null; withdrawn: boolean; wait: number; mentions: boolean }>(
    `SELECT c.subject_kind AS kind, c.subject_id AS subject, c.audience, c.parent_id AS "parentId", c.withdrawn_at IS NOT NULL AS withdrawn, comment_wait() AS wait,
      NOT EXISTS (SELECT FROM unnest($2::uuid[]) person WHERE NOT may_read_comment(person, c.subject_kind, c.subject_id, c.audience, c.parties)) AS mentions
    FROM comments c WHERE c.id = $1 AND ${scope}`,
    parameters,
  );
  if (!found) return findComment(work, id);
  if (found.parentId !== null) return refuse('invalid_input', [{ path: 'id', code: 'comment.is_answer' }]);
  if (found.withdrawn) throw new ProblemException('wrong_phase');
  refuseFlood(found.wait);
  refuseMentions(found.mentions);
  return insert(work, [work.actor.programmeId, found.kind, found.subject, id, work.actor.userId, found.audience, work.actor.state, answer.language, answer.body, answer.mentionIds]);
}

async function insert(work: Work, values: unknown[]): Promise<CommentRecord> {
  const written = await work.row<{ id: string }>(INSERT, values);
  return findComment(work, written?.id ?? '');
}
