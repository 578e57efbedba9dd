import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { fromCursor, toCursor } from '@suivi/shared/api';
import { readsContacts, visibleContactRequests, type ContactRequest, type ContactRequestQuery } from '@suivi/transposition/domain';

/** For the coordinator without the columns on which she has no right. */
const fieldsFor = (work: Work) => `jsonb_build_object('id', c.id, 'practiceId', c.practice_id, 'title', c.title, 'stateCode', c.state_code, 'ownerState', c.owner_state, 'phase', c.phase, 'askedAt', c.asked_at, 'answeredAt', c.answered_at,
  ${
    readsContacts(work.actor)
      ? `'message', c.contact_message, 'reason', c.contact_reason, 'contact', CASE WHEN c.phase = 'answered' THEN jsonb_build_object('name', c.contact_name, 'function', c.contact_function, 'email', c.contact_email) END`
      : `'message', NULL, 'reason', NULL, 'contact', NULL`
  })`;

/** Those that wait for an answer first, then the latest. */
export async function listContactRequests(work: Work, { cursor, limit }: ContactRequestQuery) {
  const parameters: unknown[] = [];
  const scope = scopeSql(visibleContactRequests(work.actor), 'c', parameters);
  let from = '';
  if (cursor) {
    const [open, id] = fromCursor(cursor);
    from = `AND ((c.phase = 'open')::integer, c.id) < ($${parameters.push(open)}::integer, $${parameters.push(id)}::uuid)`;
  }
  const rows = await work.rows<{ item: ContactRequest }>(`SELECT ${fieldsFor(work)} AS item FROM contact_requests c WHERE ${scope} ${from} ORDER BY (c.phase = 'open')::integer DESC, c.id DESC LIMIT $${parameters.push(limit + 1)}`, parameters);
  const items = rows.slice(0, limit).map(({ item }) => item);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? toCursor([last.phase === 'open' ? '1' : '0', last.id]) : null };
}

export async function readContactRequest(work: Work, id: string): Promise<ContactRequest> {
  const parameters: unknown[] = [id];
  const found = await work.row<{ item: ContactRequest }>(`SELECT ${fieldsFor(work)} AS item FROM contact_requests c WHERE c.id = $1 AND ${scopeSql(visibleContactRequests(work.actor), 'c', parameters)}`, parameters);
  return found?.item ?? outOfReach(work, 'contact_requests', id);
}
