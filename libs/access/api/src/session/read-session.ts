import type { Session } from '@suivi/access/domain';
import type { Work } from '../work.ts';

const SESSION = `
  SELECT jsonb_build_object(
    'user', jsonb_build_object('id', u.id, 'email', u.email, 'name', u.name, 'language', u.language, 'appearance', u.appearance),
    'role', m.role,
    'state', CASE WHEN s.code IS NOT NULL THEN jsonb_build_object('code', s.code, 'alpha2', s.alpha2) END,
    'institution', CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.id, 'name', i.name) END,
    'programme', jsonb_build_object('id', p.id, 'code', p.code, 'name', p.name),
    'timeZone', (SELECT rs.time_zone FROM reminder_settings rs WHERE rs.user_id = u.id)) AS session
  FROM users u JOIN memberships m ON m.user_id = u.id JOIN programmes p ON p.id = m.programme_id
  LEFT JOIN states s ON s.code = m.state_code LEFT JOIN institutions i ON i.id = m.institution_id
  WHERE u.id = $1 AND p.id = $2`;

/** Who is signed in, in which role of which programme, until when. */
export async function readSession(work: Work): Promise<Session> {
  const found = await work.row<{ session: Omit<Session, 'expiresAt'> }>(SESSION, [work.actor.userId, work.actor.programmeId]);
  if (!found) throw new Error('a living session without its user');
  return { ...found.session, expiresAt: work.sessionExpiresAt };
}
