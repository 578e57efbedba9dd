import { outOfReach, type Work } from '@suivi/access/api';
import type { HistoryOf, JournalEntry } from '@suivi/journal/domain';
import { ProblemException } from '@suivi/shared/api';

/** From whom to whom a text went, by name as far as the reader may know it; the journal itself keeps ids. */
const nameOf = (side: string) => `(SELECT u.name FROM users u WHERE u.id::text = j.changes->'author_id'->>'${side}')`;
const CHANGES = `CASE WHEN j.changes ? 'author_id' THEN j.changes || jsonb_build_object('author_id', jsonb_build_object('from', ${nameOf('from')}, 'to', ${nameOf('to')})) ELSE j.changes END`;

export const ENTRY_JSON = `jsonb_build_object('number', j.number, 'at', j.at, 'act', j.act, 'kind', j.kind, 'subjectId', j.subject_id, 'changes', ${CHANGES}, 'hash', j.hash,
  'actor', jsonb_build_object('id', j.actor_id, 'name', u.name, 'role', j.actor_role, 'stateCode', j.actor_state))`;

/** Which entries tell of a record; `$1` is its id as text. What the reader may see of them is row-level security's to say. */
const TELLS_OF: Record<HistoryOf, string> = {
  commitments: 'j.commitment_id = $1::uuid',
  actions: 'j.action_id = $1::uuid',
  competent_authorities: `j.subject_id = $1 AND j.kind IN ('competent_authorities', 'competent_authority_contacts')`,
  legislation: `j.subject_id = $1 AND j.kind IN ('legislation', 'legislation_articles', 'library_citations')`,
  case_law: `j.subject_id = $1 AND j.kind IN ('case_law', 'library_citations')`,
  strategies: `j.subject_id = $1 AND j.kind IN ('strategies', 'library_citations')`,
  recommendations: `j.subject_id = $1 AND j.kind IN ('recommendations', 'recommendation_versions') AND j.reach = 'programme'`,
  meetings: `j.subject_id = $1 AND j.kind = 'meetings' AND j.reach = 'programme'`,
  rounds: `j.subject_id = $1 AND j.kind IN ('rounds', 'round_states', 'round_extensions')`,
  national_reports: `j.subject_id = $1 AND j.kind IN ('national_reports', 'report_sections', 'report_submissions', 'report_submission_sections', 'report_reviews')`,
  // An invitation comes before the account: it is hers by its address.
  users: `j.reach = 'access' AND (j.subject_id = $1 AND j.kind IN ('users', 'memberships', 'sessions')
    OR j.kind = 'invitations' AND j.subject_id IN (SELECT i.id::text FROM invitations i JOIN users invited ON invited.email = i.email WHERE invited.id = $1::uuid))`,
};

/** The newest entries about a record that the reader may see, at most 200. */
export async function readHistory(work: Work, of: HistoryOf, id: string): Promise<{ items: JournalEntry[]; nextCursor: null }> {
  const rows = await work.rows<{ entry: JournalEntry }>(`SELECT ${ENTRY_JSON} AS entry FROM journal j LEFT JOIN users u ON u.id = j.actor_id WHERE ${TELLS_OF[of]} ORDER BY j.number DESC LIMIT 200`, [id]);
  // Whoever may see a record's history finds at least its beginning.
  if (rows.length > 0) return { items: rows.map(({ entry }) => entry), nextCursor: null };
  if (of === 'users') throw new ProblemException('not_found');
  return outOfReach(work, of, id);
}
