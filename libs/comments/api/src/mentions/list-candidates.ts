import type { Work } from '@suivi/access/api';
import { addressedState, audiencesFor, partiesOf, type Candidate, type CandidateQuery, type Talk } from '@suivi/comments/domain';
import { refuseSubject } from '../conversation/read-conversation.ts';

const MOST = 8;

/** People whose name, or a word of it, begins so, whom the one who writes may know, and who will read what she writes to that audience. */
export async function listCandidates(work: Work, { kind, subject, audience, state, q }: CandidateQuery): Promise<{ items: Candidate[]; nextCursor: null }> {
  const found = await work.row<{ talk: Talk | null; people: Candidate[] }>(
    `SELECT comment_talk($1, $2) AS talk, (
      SELECT coalesce(jsonb_agg(p), '[]') FROM (
        SELECT u.id, u.name, m.role, m.state_code AS "stateCode" FROM users u JOIN memberships m ON m.user_id = u.id
        WHERE m.programme_id = current_setting('suivi.programme')::uuid AND m.role IN ('contributor', 'focal_point', 'coordinator') AND u.disabled_at IS NULL AND u.id <> $3
          AND ' ' || fold(u.name) LIKE '% ' || regexp_replace(fold($4), '([%_\\\\])', '\\\\\\1', 'g') || '%'
          AND may_read_comment(u.id, $1, $2, $5, CASE WHEN $5 = 'parties' THEN ARRAY(SELECT jsonb_array_elements_text(comment_talk($1, $2)->'states')) ELSE ARRAY[$6] END)
        ORDER BY u.name, u.id LIMIT ${MOST}) p) AS people`,
    [kind, subject, work.actor.userId, q, audience, state ?? work.actor.state ?? ''],
  );
  if (!found?.talk) return refuseSubject(work, { kind, id: subject });
  const { talk, people } = found;
  const chosen = addressedState(work.actor, state ?? null, talk);
  const reaches = audiencesFor(work.actor, kind, talk).includes(audience) && (audience === 'participants' || partiesOf(audience, chosen, talk).length > 0);
  return { items: reaches ? people : [], nextCursor: null };
}
