import type { Work } from '@suivi/access/api';
import type { HandoverPerson } from '@suivi/states/domain';

/** Who may hand over and to whom: the focal points and contributors who can sign in, of the own State or of the programme. */
export async function listHandoverPeople(work: Work): Promise<{ items: HandoverPerson[]; nextCursor: null }> {
  const rows = await work.rows<{ person: HandoverPerson }>(
    `SELECT jsonb_build_object('id', u.id, 'name', u.name, 'role', m.role, 'stateCode', m.state_code) AS person FROM memberships m JOIN users u ON u.id = m.user_id
    WHERE m.programme_id = $1 AND m.role IN ('focal_point', 'contributor') AND u.disabled_at IS NULL ORDER BY u.name, u.id LIMIT 1000`,
    [work.actor.programmeId],
  );
  return { items: rows.map(({ person }) => person), nextCursor: null };
}
