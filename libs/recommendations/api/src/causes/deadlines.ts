import type { Cause } from '@suivi/notifications/api';
import { lastWorkingDaySql } from '@suivi/states/api';
import { ANSWERED_FOR, lineJson, MINE, OF_COMMITMENT, OPEN } from './causes-sql.ts';

/** Weeks after which the delegation is told as well as the lead institution's experts; the coordinator is told by the reports. */
const DELEGATION_AFTER_WEEKS = 1;

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
