import type { User } from '@suivi/access/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { Work } from '../work.ts';
import { findUser } from './list-users.ts';

const OF_PROGRAMME = 'u.id = $1 AND EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.programme_id = $2)';
/** Whether user `u` is the only focal point of her State who can still sign in: no State is left without one (product.md, "Who uses it"). */
const LAST_FOCAL_POINT = `EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.programme_id = $2 AND m.role = 'focal_point' AND NOT EXISTS (
  SELECT FROM memberships o JOIN users other ON other.id = o.user_id
  WHERE o.programme_id = m.programme_id AND o.role = 'focal_point' AND o.state_code = m.state_code AND o.user_id <> m.user_id AND other.disabled_at IS NULL))`;

const DISABLE = `
  WITH disabled AS (UPDATE users u SET disabled_at = now() WHERE ${OF_PROGRAMME} AND u.disabled_at IS NULL AND NOT ${LAST_FOCAL_POINT} RETURNING u.id)
  SELECT end_sessions_of(id) FROM disabled`;

/** Keeps a user out, from this moment: her sessions end. An administrator cannot lock herself out, so one always remains. */
export async function disableUser(work: Work, id: string): Promise<User | Refusal> {
  if (id === work.actor.userId) return refuse('forbidden', [{ path: 'id', code: 'user.self' }]);
  await work.rows(DISABLE, [id, work.actor.programmeId]);
  const user = await findUser(work, id);
  if (!user) return refuse('not_found');
  return user.disabled ? user : refuse('conflict', [{ path: 'id', code: 'user.last_focal_point' }]);
}

/** Lets a disabled user sign in again. */
export async function enableUser(work: Work, id: string): Promise<User | Refusal> {
  await work.rows(`UPDATE users u SET disabled_at = NULL WHERE ${OF_PROGRAMME} AND u.disabled_at IS NOT NULL`, [id, work.actor.programmeId]);
  return (await findUser(work, id)) ?? refuse('not_found');
}
