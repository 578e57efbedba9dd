import type { User } from '@suivi/access/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import type { Work } from '../work.ts';

const USER_JSON = `jsonb_build_object('id', u.id, 'name', u.name, 'email', u.email, 'role', m.role, 'stateCode', m.state_code, 'institutionId', m.institution_id,
  'disabled', u.disabled_at IS NOT NULL, 'lastSeenAt', seen.at)`;

/** The users of the programme by name, a page at a time; one statement. */
export async function listUsers(work: Work, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const [name, id] = cursor ? fromCursor(cursor) : [null, null];
  const rows = await work.rows<{ user: User }>(
    `WITH page AS (SELECT u.id, u.name, u.email, u.disabled_at FROM users u JOIN memberships m ON m.user_id = u.id WHERE m.programme_id = $1 AND ($2::text IS NULL OR (u.name, u.id) > ($2, $3::uuid)) ORDER BY u.name, u.id LIMIT $4)
    SELECT ${USER_JSON} AS user FROM page u JOIN memberships m ON m.user_id = u.id AND m.programme_id = $1
    LEFT JOIN last_seen(ARRAY(SELECT id FROM page)) seen ON seen.user_id = u.id ORDER BY u.name, u.id`,
    [work.actor.programmeId, name, id, limit + 1],
  );
  const items = rows.slice(0, limit).map(({ user }) => user);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? toCursor([last.name, last.id]) : null };
}

/** One user of the programme; null when she is not of it. */
export async function findUser(work: Work, id: string): Promise<User | null> {
  const found = await work.row<{ user: User }>(
    `SELECT ${USER_JSON} AS user FROM users u JOIN memberships m ON m.user_id = u.id LEFT JOIN last_seen(ARRAY[$2::uuid]) seen ON seen.user_id = u.id WHERE m.programme_id = $1 AND u.id = $2`,
    [work.actor.programmeId, id],
  );
  return found?.user ?? null;
}
