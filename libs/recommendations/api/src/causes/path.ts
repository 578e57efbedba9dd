import type { Cause } from '@suivi/notifications/api';
import { subjectJoin } from '../subject-json.ts';
import { OF_UPDATE, subjectLineJson } from './causes-sql.ts';

/** Days for which a decision is news: whoever gets an account later is not told what was decided before. */
const NEWS_DAYS = 14;
const UPDATE = subjectLineJson(`'/updates/' || u.id`);
const OWN = `current_setting('suivi.state', true) = subject.state_code`;

/** The latest decision on an update, told to the focal points of the State and to who wrote it. */
const decided = (outcome: string, condition: string, subject: string) => `
  SELECT p.user_id, p.programme_id, '${outcome}:' || rv.id AS cause, ${subject} AS subject_id, '{}'::jsonb AS data
  FROM reviews rv JOIN submissions sb ON sb.id = rv.submission_id JOIN updates u ON u.id = sb.update_id
  JOIN people p ON p.programme_id = rv.programme_id AND p.state_code = rv.state_code AND (p.role = 'focal_point' OR (p.role = 'contributor' AND p.user_id = u.author_id))
  WHERE rv.outcome = '${outcome}' AND rv.reviewed_at > now() - interval '${NEWS_DAYS} days' AND ${condition}
    AND NOT EXISTS (SELECT FROM submissions later WHERE later.update_id = u.id AND later.submitted_at > sb.submitted_at)`;

export const RETURNED: Cause = {
  kind: 'update_returned',
  asksForAct: true,
  roles: ['focal_point', 'contributor'],
  usual: 'at_once',
  every: 'minute',
  asks: decided('returned', `u.phase = 'returned'`, 'u.id'),
  shows: `SELECT n.id, u.phase = 'returned' AND ${OWN} AS holds, n.data AS values, jsonb_build_array(${UPDATE}) AS lines FROM ${OF_UPDATE}`,
};

export const VALIDATED: Cause = {
  kind: 'update_validated',
  asksForAct: false,
  roles: ['focal_point', 'contributor'],
  usual: 'daily',
  every: 'minute',
  asks: decided('validated', 'true', 'sb.id'),
  shows: `
    SELECT n.id, ${OWN} AS holds, n.data AS values, jsonb_build_array(${subjectLineJson(`CASE subject.kind WHEN 'action' THEN '/actions/' ELSE '/commitments/' END || subject.id`)}) AS lines
    FROM n JOIN submissions sb ON sb.id = n.subject_id ${subjectJoin('sb')}`,
};

export const READY: Cause = {
  kind: 'update_ready',
  asksForAct: true,
  roles: ['focal_point'],
  usual: 'at_once',
  every: 'minute',
  // Once per round: what was returned and prepared again is told again.
  asks: `
    SELECT p.user_id, p.programme_id, 'ready:' || u.id || ':' || (SELECT count(*) FROM submissions sb WHERE sb.update_id = u.id) AS cause, u.id AS subject_id, '{}'::jsonb AS data
    FROM updates u JOIN people p ON p.programme_id = u.programme_id AND p.state_code = u.state_code AND p.role = 'focal_point'
    WHERE u.ready_for_clearance AND u.phase IN ('draft', 'returned', 'withdrawn')`,
  shows: `SELECT n.id, u.ready_for_clearance AND u.phase IN ('draft', 'returned', 'withdrawn') AND ${OWN} AS holds, n.data AS values, jsonb_build_array(${UPDATE}) AS lines FROM ${OF_UPDATE}`,
};

export const SUBMITTED: Cause = {
  kind: 'update_submitted',
  asksForAct: true,
  roles: ['coordinator'],
  usual: 'daily',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'submitted:' || sb.id AS cause, sb.id AS subject_id, jsonb_build_object('submittedOn', (sb.submitted_at AT TIME ZONE 'UTC')::date) AS data
    FROM submissions sb JOIN people p ON p.programme_id = sb.programme_id AND p.role = 'coordinator' WHERE sb.phase = 'submitted'`,
  shows: `
    SELECT n.id, sb.phase = 'submitted' AND current_setting('suivi.role') = 'coordinator' AS holds, n.data AS values, jsonb_build_array(${subjectLineJson(`'/review/' || sb.id`, { withState: true })}) AS lines
    FROM n JOIN submissions sb ON sb.id = n.subject_id ${subjectJoin('sb')}`,
};
