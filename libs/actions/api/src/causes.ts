import type { Cause } from '@suivi/notifications/api';
import { SETTLED } from '@suivi/recommendations/domain';
import { lastWorkingDaySql } from '@suivi/states/api';

const settled = SETTLED.map((status) => `'${status}'`).join(', ');
export const OWN_PART_STANDING = `LEFT JOIN action_standings s ON s.action_id = part.action_id AND s.state_code = part.state_code AND s.level = 'delegation'`;

/** Whether a State still has something to do about its part: it is bound, the action is under way, and the coordinator is not to answer. */
export const PART_IS_OPEN = `part.phase = 'active' AND part.response = 'accepted' AND coalesce(s.status, 'not_started') NOT IN (${settled})
  AND NOT EXISTS (SELECT FROM submissions w WHERE w.action_id = part.action_id AND w.state_code = part.state_code AND w.phase = 'submitted')`;
/** Who answers for a part: the focal points of the State, and who works for a responsible institution. */
const answers = (role: string, institution: string) =>
  `(${role} = 'focal_point' OR (${role} = 'contributor' AND (part.responsible_institution_id = ${institution} OR EXISTS (SELECT FROM action_part_institutions ai WHERE ai.action_id = part.action_id AND ai.state_code = part.state_code AND ai.institution_id = ${institution}))))`;
const ANSWERED_FOR = `people p JOIN action_parts part ON part.programme_id = p.programme_id AND part.state_code = p.state_code AND ${answers('p.role', 'p.institution_id')} ${OWN_PART_STANDING}`;
export const PART_IS_MINE = answers(`current_setting('suivi.role')`, `nullif(current_setting('suivi.institution', true), '')::uuid`);

/** Notifications `n` about an action, and the part of the reader's own State in it. */
const OF_PART = `n JOIN actions a ON a.id = n.subject_id JOIN action_parts part ON part.action_id = a.id AND part.state_code = current_setting('suivi.state', true) ${OWN_PART_STANDING}`;
const LINE = `jsonb_build_array(jsonb_build_object('reference', a.reference, 'title', a.title, 'stateCode', NULL, 'alpha2', NULL, 'link', '/actions/' || a.id))`;

const dated = (prefix: string, condition: string, further = '') => `
  SELECT p.user_id, p.programme_id, '${prefix}:' || part.action_id || ':' || part.due_on${further} AS cause, part.action_id AS subject_id, jsonb_build_object('dueOn', part.due_on) AS data
  FROM ${ANSWERED_FOR} WHERE ${PART_IS_OPEN} AND ${condition}`;
/** Not once it was postponed, done or handed to others. */
const showing = (values: string) => `SELECT n.id, ${PART_IS_OPEN} AND ${PART_IS_MINE} AND part.due_on = (n.data->>'dueOn')::date AS holds, ${values} AS values, ${LINE} AS lines FROM ${OF_PART}`;
/** A day on which the State does not work is said with the last one before on which it does. */
const shows = showing(`n.data || jsonb_strip_nulls(jsonb_build_object('lastWorkingDay', ${lastWorkingDaySql(`(n.data->>'dueOn')::date`, 'part.state_code')}))`);
const DELEGATION = ['focal_point', 'contributor'] as const;

const DUE_IN_30_DAYS: Cause = { kind: 'action_due_30', asksForAct: false, roles: DELEGATION, usual: 'daily', every: 'hour', asks: dated('action_due_30', 'part.due_on BETWEEN p.today + 8 AND p.today + 30'), shows };
const DUE_IN_7_DAYS: Cause = { kind: 'action_due_7', asksForAct: true, roles: DELEGATION, usual: 'at_once', every: 'hour', asks: dated('action_due_7', 'part.due_on BETWEEN p.today AND p.today + 7'), shows };
/** An action of one State has no parts to tell apart. */
const OVERDUE: Cause = { kind: 'action_overdue', asksForAct: true, roles: DELEGATION, usual: 'weekly', every: 'hour', asks: dated('action_overdue', 'part.due_on < p.today', ` || ':' || (p.today - part.due_on - 1) / 7`), shows: showing(`n.data || CASE WHEN a.state_count = 1 THEN '{"reader": "one_state"}'::jsonb ELSE '{}'::jsonb END`) };

/** A joint action is proposed to the State, or proposed anew after a change: its focal points answer. */
const INVITED: Cause = {
  kind: 'action_invited',
  asksForAct: true,
  roles: ['focal_point'],
  usual: 'at_once',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'action_invited:' || part.action_id || ':' || a.version AS cause, part.action_id AS subject_id, jsonb_build_object('dueOn', part.due_on) AS data
    FROM people p JOIN action_parts part ON part.programme_id = p.programme_id AND part.state_code = p.state_code JOIN actions a ON a.id = part.action_id
    WHERE p.role = 'focal_point' AND part.phase = 'active' AND part.response = 'invited'`,
  shows: `SELECT n.id, part.phase = 'active' AND part.response = 'invited' AS holds, jsonb_build_object('dueOn', part.due_on) AS values, ${LINE} AS lines FROM ${OF_PART}`,
};

/**
 * Whoever proposed learns what a State answered: the focal points of the proposing State, or the coordinator. Three kinds, since an answer that
 * is not told tells nothing; a change that is asked for waits for the proposer.
 */
const answered = (response: 'accepted' | 'change_proposed' | 'declined'): Cause => ({
  kind: `action_${response}`,
  asksForAct: response === 'change_proposed',
  roles: ['focal_point', 'coordinator'],
  usual: response === 'change_proposed' ? 'at_once' : 'daily',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'action_answered:' || part.action_id || ':' || part.state_code || ':' || extract(epoch FROM part.responded_at) AS cause, part.action_id AS subject_id, jsonb_build_object('stateCode', part.state_code) AS data
    FROM action_parts part JOIN people p ON p.programme_id = part.programme_id AND CASE WHEN part.proposer_state IS NULL THEN p.role = 'coordinator' ELSE p.role = 'focal_point' AND p.state_code = part.proposer_state END
    WHERE part.phase = 'active' AND part.response = '${response}' AND part.state_code IS DISTINCT FROM part.proposer_state AND part.responded_at > now() - interval '14 days'`,
  shows: `
    SELECT n.id, part.response = '${response}' AND part.phase = 'active' AS holds, jsonb_build_object('state', st.alpha2) AS values, ${LINE} AS lines
    FROM n JOIN actions a ON a.id = n.subject_id JOIN action_parts part ON part.action_id = a.id AND part.state_code = n.data->>'stateCode' JOIN states st ON st.code = part.state_code
    WHERE a.proposer_state IS NOT DISTINCT FROM nullif(current_setting('suivi.state', true), '')`,
});

/** What people are told about actions. */
export const ACTION_CAUSES: readonly Cause[] = [INVITED, answered('change_proposed'), answered('declined'), answered('accepted'), DUE_IN_7_DAYS, DUE_IN_30_DAYS, OVERDUE];
