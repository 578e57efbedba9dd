import { TODAY } from '@suivi/access/api';
import type { Cause } from '@suivi/notifications/api';
import { lastWorkingDaySql } from '@suivi/states/api';
import { ANSWERED_FOR, lineJson, MINE, OF_COMMITMENT, OPEN, OWN_STANDING } from './causes-sql.ts';

/** Weeks after which the delegation is told as well as the lead institution's experts, and after which the coordinator is. */
const DELEGATION_AFTER_WEEKS = 1;
const COORDINATOR_AFTER_WEEKS = 4;

const COMMITMENT = lineJson(`'/commitments/' || c.id`);
/** A deadline that was moved, a commitment that is settled or was handed to others: nothing of it is told any more. */
const showing = (further: string) =>
  `SELECT n.id, ${OPEN} AND ${MINE} AND c.due_on = (n.data->>'dueOn')::date AS holds, n.data || jsonb_strip_nulls(jsonb_build_object(${further})) AS values, jsonb_build_array(${COMMITMENT}) AS lines FROM ${OF_COMMITMENT}`;
/** A day on which the State does not work is said with the last one before on which it does. */
const shows = showing(`'lastWorkingDay', ${lastWorkingDaySql(`(n.data->>'dueOn')::date`, 'c.state_code')}`);

const asksWhen = (prefix: string, condition: string) => `
  SELECT p.user_id, p.programme_id, '${prefix}:' || c.id || ':' || c.due_on AS cause, c.id AS subject_id, jsonb_build_object('dueOn', c.due_on) AS data
  FROM ${ANSWERED_FOR} WHERE ${OPEN} AND ${condition}`;

export const DUE_IN_30_DAYS: Cause = {
  kind: 'commitment_due_30',
  asksForAct: false,
  roles: ['focal_point', 'contributor'],
  usual: 'daily',
  every: 'hour',
  asks: asksWhen('due_30', 'c.due_on BETWEEN p.today + 8 AND p.today + 30'),
  shows,
};

export const DUE_IN_7_DAYS: Cause = {
  kind: 'commitment_due_7',
  asksForAct: true,
  roles: ['focal_point', 'contributor'],
  usual: 'at_once',
  every: 'hour',
  asks: asksWhen('due_7', 'c.due_on BETWEEN p.today AND p.today + 7'),
  shows,
};

/** Every week anew: first the experts of the lead institution, where it has any, then the focal points as well. */
export const OVERDUE: Cause = {
  kind: 'commitment_overdue',
  asksForAct: true,
  roles: ['focal_point', 'contributor'],
  usual: 'weekly',
  every: 'hour',
  asks: `
    SELECT p.user_id, p.programme_id, 'overdue:' || c.id || ':' || c.due_on || ':' || (p.today - c.due_on - 1) / 7 AS cause, c.id AS subject_id, jsonb_build_object('dueOn', c.due_on) AS data
    FROM ${ANSWERED_FOR} WHERE ${OPEN} AND c.due_on < p.today
      AND (p.role = 'contributor' OR (p.today - c.due_on - 1) / 7 >= ${DELEGATION_AFTER_WEEKS} OR (c.lead_institution_id IN (SELECT e.institution_id FROM people e WHERE e.role = 'contributor')) IS NOT TRUE)`,
  // A new deadline is set by the focal point alone.
  shows: showing(`'reader', CASE WHEN current_setting('suivi.role') = 'contributor' THEN 'contributor' END`),
};

/** For the coordinator a line per State and week, not one per commitment; counted anew whenever it is shown. */
const longOverdue = (today: string) => `c.due_on < ${today} - ${7 * COORDINATOR_AFTER_WEEKS} AND ${OPEN}`;
export const OVERDUE_OF_STATE: Cause = {
  kind: 'overdue_of_state',
  asksForAct: false,
  roles: ['coordinator'],
  usual: 'weekly',
  every: 'hour',
  asks: `
    SELECT p.user_id, p.programme_id, 'overdue_of:' || late.state_code || ':' || to_char(p.today, 'IYYY-IW') AS cause, p.programme_id AS subject_id, jsonb_build_object('stateCode', late.state_code) AS data
    FROM people p JOIN LATERAL (SELECT DISTINCT c.state_code FROM commitments c ${OWN_STANDING} WHERE c.programme_id = p.programme_id AND ${longOverdue('p.today')}) late ON true WHERE p.role = 'coordinator'`,
  shows: `
    SELECT n.id, late.count > 0 AS holds, jsonb_build_object('state', st.alpha2, 'count', late.count) AS values,
      jsonb_build_array(jsonb_build_object('reference', '', 'title', NULL, 'stateCode', st.code, 'alpha2', st.alpha2, 'link', '/recommendations?state=' || st.code || '&overdue=true')) AS lines
    FROM n JOIN states st ON st.code = n.data->>'stateCode'
    CROSS JOIN LATERAL (SELECT count(*)::integer AS count FROM commitments c ${OWN_STANDING} WHERE c.programme_id = n.subject_id AND c.state_code = st.code AND ${longOverdue(TODAY)}) late WHERE current_setting('suivi.role') = 'coordinator'`,
};
