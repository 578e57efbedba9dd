import { INVITATION_DAYS, type Invitation, type InvitationRequest } from '@suivi/access/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { hashOf, newToken } from '../session-cookie.ts';
import type { Work } from '../work.ts';

const INVITATION_JSON = `jsonb_build_object('id', i.id, 'email', i.email, 'role', i.role, 'stateCode', i.state_code, 'expiresAt', i.expires_at, 'acceptedAt', i.accepted_at)`;

/** Newest first, a page at a time; one statement. */
export async function listInvitations(work: Work, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const [at, id] = cursor ? fromCursor(cursor) : [null, null];
  const rows = await work.rows<{ at: string; item: Invitation }>(
    `SELECT i.created_at::text AS at, ${INVITATION_JSON} AS item FROM invitations i
    WHERE i.programme_id = $1 AND ($2::timestamptz IS NULL OR (i.created_at, i.id) < ($2, $3::uuid)) ORDER BY i.created_at DESC, i.id DESC LIMIT $4`,
    [work.actor.programmeId, at, id, limit + 1],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { items: shown.map(({ item }) => item), nextCursor: rows.length > limit && last ? toCursor([last.at, last.item.id]) : null };
}

/** An earlier invitation to the same address that nobody accepted is replaced: only the newest link works. */
const INVITE = `
  WITH known AS (SELECT EXISTS (SELECT FROM users u WHERE u.email = $2) AS known, ($4::text IS NULL OR EXISTS (SELECT FROM programme_states p WHERE p.programme_id = $1 AND p.state_code = $4)) AS ours),
    replaced AS (DELETE FROM invitations i USING known WHERE i.programme_id = $1 AND i.email = $2 AND i.accepted_at IS NULL AND NOT known.known AND known.ours),
    invited AS (INSERT INTO invitations AS i (programme_id, email, role, state_code, institution_id, language, token_hash, invited_by, expires_at)
      SELECT $1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9) FROM known WHERE NOT known.known AND known.ours RETURNING ${INVITATION_JSON} AS invitation)
  SELECT known.known, known.ours, invited.invitation, p.name AS programme FROM known JOIN programmes p ON p.id = $1 LEFT JOIN invited ON true`;

export interface Invited {
  invitation: Invitation;
  token: string;
  programme: { original: string; versions: Partial<Record<string, { text: string }>> };
}

/** Invites somebody into a role; of the token, 256 random bits, only the hash is kept. */
export async function invite(work: Work, { email, role, stateCode, institutionId, language }: InvitationRequest): Promise<Invited | Refusal> {
  const token = newToken();
  const done = await work.row<{ known: boolean; ours: boolean; invitation: Invitation | null; programme: Invited['programme'] }>(INVITE, [
    work.actor.programmeId,
    email,
    role,
    stateCode,
    institutionId,
    language,
    hashOf(token),
    work.actor.userId,
    INVITATION_DAYS,
  ]);
  if (done?.known) return refuse('conflict', [{ path: 'email', code: 'user.exists' }]);
  if (done && !done.ours) return refuse('invalid_input', [{ path: 'stateCode', code: 'state.not_of_programme' }]);
  if (!done?.invitation) throw new Error('an insert that returned nothing');
  return { invitation: done.invitation, token, programme: done.programme };
}

/** Takes an invitation back; one that was accepted is a user by now. */
export async function withdrawInvitation(work: Work, id: string): Promise<void | Refusal> {
  const gone = await work.rows('DELETE FROM invitations WHERE id = $1 AND accepted_at IS NULL RETURNING id', [id]);
  if (gone.length > 0) return;
  const there = await work.row('SELECT 1 FROM invitations WHERE id = $1', [id]);
  return refuse(there ? 'wrong_phase' : 'not_found');
}
