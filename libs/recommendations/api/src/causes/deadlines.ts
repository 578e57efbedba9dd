import type { Cause } from '@suivi/notifications/api';
import { ANSWERED_FOR, lineJson, MINE, OF_COMMITMENT, OPEN } from './causes-sql.ts';

/** Weeks after which the delegation is told as well as the lead institution's experts; the coordinator is told by the reports. */
const DELEGATION_AFTER_WEEKS = 1;

const COMMITMENT = lineJson(`'/commitments/' || c.id`);
/** A deadline that was moved, a commitment that is settled or was handed to others: nothing of it is told any more. */
const shows = `SELECT n.id, ${OPEN} AND ${MINE} AND c.due_on = (n.data->>'dueOn')::date AS holds, n.data AS values, jsonb_build_array(${COMMITMENT}) AS lines FROM ${OF_COMMITMENT}`;

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
  shows,
};
