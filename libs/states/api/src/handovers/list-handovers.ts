import type { Work } from '@suivi/access/api';
import { fromCursor, toCursor } from '@suivi/shared/api';
import type { Handover } from '@suivi/states/domain';

/** What an administrator has no business with she does not ask for: the database would refuse her. */
const handoverJson = ({ actor }: Work) => `jsonb_build_object('id', h.id, 'stateCode', h.state_code, 'email', h.email, 'effectiveOn', h.effective_on, 'expiresAt', h.expires_at,
  'acceptedAt', h.accepted_at, 'staysAt', h.stays_at, 'note', ${actor.role === 'admin' ? 'NULL' : 'h.note'},
  'phase', CASE WHEN h.accepted_at IS NOT NULL THEN 'accepted' WHEN h.cancelled_at IS NOT NULL THEN 'cancelled' WHEN h.expires_at <= now() THEN 'expired' ELSE 'pending' END,
  'predecessor', jsonb_build_object('id', h.predecessor_id, 'name', coalesce(p.name, '')), 'successor', CASE WHEN s.id IS NOT NULL THEN jsonb_build_object('id', s.id, 'name', s.name) END)`;
const JOINS = 'LEFT JOIN users p ON p.id = h.predecessor_id LEFT JOIN users s ON s.id = h.successor_id';

/** Newest first: of the own State to a focal point, of oneself to whoever is asked, of the programme to an administrator. */
export async function listHandovers(work: Work, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const [, before] = cursor ? fromCursor(cursor) : [null, null];
  const rows = await work.rows<{ handover: Handover }>(
    `SELECT ${handoverJson(work)} AS handover FROM handovers h ${JOINS} WHERE h.programme_id = $1 AND ($2::uuid IS NULL OR h.id < $2) ORDER BY h.id DESC LIMIT $3`,
    [work.actor.programmeId, before, limit + 1],
  );
  const items = rows.slice(0, limit).map(({ handover }) => handover);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? toCursor([last.expiresAt, last.id]) : null };
}

export async function findHandover(work: Work, id: string): Promise<Handover | null> {
  const found = await work.row<{ handover: Handover }>(`SELECT ${handoverJson(work)} AS handover FROM handovers h ${JOINS} WHERE h.id = $1`, [id]);
  return found?.handover ?? null;
}
