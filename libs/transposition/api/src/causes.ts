import type { Cause } from '@suivi/notifications/api';

/** Days for which an event is news: whoever gets an account later is not told what happened before. */
const NEWS_DAYS = 14;
const line = (state: string) =>
  `jsonb_build_array(jsonb_build_object('reference', '', 'title', c.title, 'stateCode', ${state}, 'alpha2', (SELECT code_of.alpha2 FROM states code_of WHERE code_of.code = ${state}), 'link', '/good-practices'))`;
const STATE = `current_setting('suivi.state', true)`;
const OF_REQUEST = `n JOIN contact_requests c ON c.id = n.subject_id`;

/** Another State asks for somebody to write to. Who asks is said by the line, what she wrote only by the portal. */
const ASKED: Cause = {
  kind: 'contact_asked',
  asksForAct: true,
  roles: ['focal_point'],
  usual: 'at_once',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'contact_asked:' || c.id AS cause, c.id AS subject_id, '{}'::jsonb AS data
    FROM contact_requests c JOIN people p ON p.programme_id = c.programme_id AND p.state_code = c.owner_state AND p.role = 'focal_point' WHERE c.phase = 'open'`,
  shows: `SELECT n.id, c.phase = 'open' AND c.owner_state = ${STATE} AS holds, n.data AS values, ${line('c.state_code')} AS lines FROM ${OF_REQUEST}`,
};

const ANSWERED: Cause = {
  kind: 'contact_answered',
  asksForAct: false,
  roles: ['focal_point'],
  usual: 'at_once',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'contact_answered:' || c.id AS cause, c.id AS subject_id, '{}'::jsonb AS data
    FROM contact_requests c JOIN people p ON p.programme_id = c.programme_id AND p.state_code = c.state_code AND p.role = 'focal_point' WHERE c.answered_at > now() - interval '${NEWS_DAYS} days'`,
  shows: `SELECT n.id, c.state_code = ${STATE} AS holds, n.data AS values, ${line('c.owner_state')} AS lines FROM ${OF_REQUEST}`,
};

/** What people are told about requests for contact. */
export const CONTACT_CAUSES: readonly Cause[] = [ASKED, ANSWERED];
