import type { User } from '@suivi/access/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';
import type { Work } from '../work.ts';
import { findUser } from './list-users.ts';

const OF_PROGRAMME = 'u.id = $1 AND EXISTS (SELECT FROM memberships m WHERE m.user_id = u.id AND m.programme_id = $2)';
const DISABLE = `
  WITH disabled AS (UPDATE users u SET disabled_at = now() WHERE ${OF_PROGRAMME} AND u.disabled_at IS NULL RETURNING u.id)
  SELECT end_sessions_of(id) FROM disabled`;

/** Keeps a user out, from this moment: her sessions end. An administrator cannot lock herself out, so one always remains. */
export async function disableUser(work: Work, id: string): Promise<User | Refusal> {
  if (id === work.actor.userId) return refuse('forbidden', [{ path: 'id', code: 'user.self' }]);
  await work.rows(DISABLE, [id, work.actor.programmeId]);
  return (await findUser(work, id)) ?? refuse('not_found');
}

/** Lets a disabled user sign in again. */
export async function enableUser(work: Work, id: string): Promise<User | Refusal> {
  await work.rows(`UPDATE users u SET disabled_at = NULL WHERE ${OF_PROGRAMME} AND u.disabled_at IS NOT NULL`, [id, work.actor.programmeId]);
  return (await findUser(work, id)) ?? refuse('not_found');
}
