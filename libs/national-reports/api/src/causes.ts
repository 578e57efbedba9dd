import type { Cause } from '@suivi/notifications/api';

/** Days for which an event is news: whoever gets an account later is not told what happened before. */
const NEWS_DAYS = 14;
/** Weeks after the end of a round until the coordinator is told of a State from which nothing came. */
const COORDINATOR_AFTER_WEEKS = 1;
const DELEGATION = ['focal_point', 'contributor'] as const;
const STATE = `current_setting('suivi.state', true)`;
const INSTITUTION = `nullif(current_setting('suivi.institution', true), '')::uuid`;

/** Whether something of the State `state` is still expected in round `r`. */
const expected = (state: string) => `NOT EXISTS (SELECT FROM report_submissions s WHERE s.round_id = r.id AND s.state_code = ${state} AND s.phase IN ('submitted', 'validated'))`;
/** Focal points, and who contributes for an institution with a section of the report under way that is not ready. */
const answers = (role: string, institution: string, state: string) =>
  `(${role} = 'focal_point' OR (${role} = 'contributor' AND EXISTS (SELECT FROM national_reports w JOIN report_sections part ON part.report_id = w.id
    WHERE w.round_id = r.id AND w.state_code = ${state} AND w.phase IN ('draft', 'returned', 'withdrawn') AND part.institution_id = ${institution} AND NOT part.ready)))`;
const ASKED = `people p JOIN rounds r ON r.programme_id = p.programme_id AND r.phase = 'open' AND r.opens_on <= p.today JOIN round_states t ON t.round_id = r.id AND t.state_code = p.state_code`;
const MINE = `${answers(`current_setting('suivi.role')`, INSTITUTION, STATE)} AND EXISTS (SELECT FROM round_states t WHERE t.round_id = r.id AND t.state_code = ${STATE})`;

const line = (link: string, title = 'r.title', state = 'NULL') =>
  `jsonb_build_array(jsonb_build_object('reference', '', 'title', ${title}, 'stateCode', ${state}, 'alpha2', ${state === 'NULL' ? 'NULL' : `(SELECT code_of.alpha2 FROM states code_of WHERE code_of.code = ${state})`}, 'link', ${link}))`;
const ROUND_LINE = line(`'/rounds/' || r.id`);
const OF_ROUND = `n JOIN rounds r ON r.id = n.subject_id`;
const OF_REPORT = `n JOIN national_reports w ON w.id = n.subject_id JOIN rounds r ON r.id = w.round_id`;
const REPORT_LINE = line(`'/national-reports/' || w.id`);

const OPENED: Cause = {
  kind: 'round_opened',
  asksForAct: true,
  roles: ['focal_point'],
  usual: 'at_once',
  every: 'minute',
  // A round that was opened for a day to come is told on that day.
  asks: `
    SELECT p.user_id, p.programme_id, 'round_opened:' || r.id AS cause, r.id AS subject_id, '{}'::jsonb AS data
    FROM ${ASKED} WHERE p.role = 'focal_point' AND greatest(r.opened_at, r.opens_on) > now() - interval '${NEWS_DAYS} days' AND r.closes_on >= p.today`,
  shows: `SELECT n.id, ${expected(STATE)} AND ${MINE} AS holds, jsonb_build_object('closesOn', r.closes_on) AS values, ${ROUND_LINE} AS lines FROM ${OF_ROUND}`,
};

const dated = (prefix: string, condition: string, further = '') => `
  SELECT p.user_id, p.programme_id, '${prefix}:' || r.id || ':' || r.closes_on${further} AS cause, r.id AS subject_id, jsonb_build_object('closesOn', r.closes_on) AS data
  FROM ${ASKED} WHERE ${expected('p.state_code')} AND ${answers('p.role', 'p.institution_id', 'p.state_code')} AND ${condition}`;
/** Not once the end was put off, or the report is sent. */
const shows = `SELECT n.id, ${expected(STATE)} AND ${MINE} AND r.closes_on = (n.data->>'closesOn')::date AS holds, n.data AS values, ${ROUND_LINE} AS lines FROM ${OF_ROUND}`;

const DUE_IN_30_DAYS: Cause = { kind: 'report_due_30', asksForAct: false, roles: DELEGATION, usual: 'daily', every: 'hour', asks: dated('report_due_30', 'r.closes_on BETWEEN p.today + 8 AND p.today + 30'), shows };
const DUE_IN_7_DAYS: Cause = { kind: 'report_due_7', asksForAct: true, roles: DELEGATION, usual: 'at_once', every: 'hour', asks: dated('report_due_7', 'r.closes_on BETWEEN p.today AND p.today + 7'), shows };
const OVERDUE: Cause = { kind: 'report_overdue', asksForAct: true, roles: DELEGATION, usual: 'weekly', every: 'hour', asks: dated('report_overdue', 'r.closes_on < p.today', ` || ':' || (p.today - r.closes_on - 1) / 7`), shows };

/** For the coordinator a line per round and State, every week anew. */
const OVERDUE_OF_STATE: Cause = {
  kind: 'report_overdue_of_state',
  asksForAct: false,
  roles: ['coordinator'],
  usual: 'weekly',
  every: 'hour',
  asks: `
    SELECT p.user_id, p.programme_id, 'report_overdue_of:' || r.id || ':' || t.state_code || ':' || to_char(p.today, 'IYYY-IW') AS cause, r.id AS subject_id, jsonb_build_object('stateCode', t.state_code) AS data
    FROM people p JOIN rounds r ON r.programme_id = p.programme_id AND r.phase = 'open' AND r.closes_on < p.today - ${7 * COORDINATOR_AFTER_WEEKS} JOIN round_states t ON t.round_id = r.id
    WHERE p.role = 'coordinator' AND ${expected('t.state_code')}`,
  shows: `
    SELECT n.id, ${expected(`n.data->>'stateCode'`)} AS holds, jsonb_build_object('state', st.alpha2, 'closesOn', r.closes_on) AS values, ${line(`'/rounds/' || r.id`, 'r.title', 'st.code')} AS lines
    FROM ${OF_ROUND} JOIN states st ON st.code = n.data->>'stateCode' WHERE current_setting('suivi.role') = 'coordinator'`,
};

/** A section was given to an institution: to the person who was named, else to all who contribute for it. */
const ASSIGNED: Cause = {
  kind: 'report_section_assigned',
  asksForAct: true,
  roles: ['contributor'],
  usual: 'at_once',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'report_section:' || part.report_id || ':' || part.section_key || ':' || extract(epoch FROM part.assigned_at) AS cause, w.id AS subject_id, jsonb_build_object('section', part.section_key) AS data
    FROM report_sections part JOIN national_reports w ON w.id = part.report_id AND w.phase IN ('draft', 'returned', 'withdrawn')
    JOIN people p ON p.programme_id = w.programme_id AND p.state_code = w.state_code AND p.role = 'contributor' AND p.institution_id = part.institution_id AND coalesce(part.assignee_id, p.user_id) = p.user_id
    WHERE part.assigned_at > now() - interval '${NEWS_DAYS} days'`,
  shows: `
    SELECT n.id, NOT part.ready AND w.phase IN ('draft', 'returned', 'withdrawn') AND part.institution_id = ${INSTITUTION} AND coalesce(part.assignee_id::text, current_setting('suivi.user')) = current_setting('suivi.user') AS holds,
      jsonb_build_object('closesOn', r.closes_on) AS values,
      ${line(`'/national-reports/' || w.id`, `(SELECT asked->'title' FROM jsonb_array_elements(q.content->'sections') asked WHERE asked->>'key' = part.section_key)`)} AS lines
    FROM ${OF_REPORT} JOIN report_sections part ON part.report_id = w.id AND part.section_key = n.data->>'section' JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id`,
};

/** Every section is ready: the focal point clears the whole. */
const READY: Cause = {
  kind: 'report_ready',
  asksForAct: true,
  roles: ['focal_point'],
  usual: 'at_once',
  every: 'minute',
  // Once per round of review: what was returned and made ready again is told again.
  asks: `
    SELECT p.user_id, p.programme_id, 'report_ready:' || w.id || ':' || (SELECT count(*) FROM report_submissions s WHERE s.report_id = w.id) AS cause, w.id AS subject_id, '{}'::jsonb AS data
    FROM national_reports w JOIN people p ON p.programme_id = w.programme_id AND p.state_code = w.state_code AND p.role = 'focal_point'
    WHERE w.phase IN ('draft', 'returned', 'withdrawn') AND NOT EXISTS (SELECT FROM report_sections part WHERE part.report_id = w.id AND NOT part.ready)`,
  shows: `
    SELECT n.id, w.phase IN ('draft', 'returned', 'withdrawn') AND NOT EXISTS (SELECT FROM report_sections part WHERE part.report_id = w.id AND NOT part.ready) AS holds,
      jsonb_build_object('closesOn', r.closes_on) AS values, ${REPORT_LINE} AS lines FROM ${OF_REPORT}`,
};

/** The latest decision on a report, told to the focal points of the State and to who contributes for its sections. */
const decided = (outcome: string, condition: string) => `
  SELECT p.user_id, p.programme_id, 'report_${outcome}:' || v.id AS cause, w.id AS subject_id, jsonb_build_object('submissionId', v.submission_id) AS data
  FROM report_reviews v JOIN national_reports w ON w.id = v.report_id AND ${condition} JOIN people p ON p.programme_id = v.programme_id AND p.state_code = v.state_code
    AND (p.role = 'focal_point' OR (p.role = 'contributor' AND EXISTS (SELECT FROM report_sections part WHERE part.report_id = w.id AND part.institution_id = p.institution_id)))
  WHERE v.outcome = '${outcome}' AND v.reviewed_at > now() - interval '${NEWS_DAYS} days'
    AND NOT EXISTS (SELECT FROM report_submissions later JOIN report_submissions s ON s.id = v.submission_id WHERE later.report_id = v.report_id AND later.submitted_at > s.submitted_at)`;

const RETURNED: Cause = {
  kind: 'report_returned',
  asksForAct: true,
  roles: DELEGATION,
  usual: 'at_once',
  every: 'minute',
  asks: decided('returned', `w.phase = 'returned'`),
  shows: `SELECT n.id, w.phase = 'returned' AND w.state_code = ${STATE} AS holds, n.data AS values, ${REPORT_LINE} AS lines FROM ${OF_REPORT}`,
};
const VALIDATED: Cause = {
  kind: 'report_validated',
  asksForAct: false,
  roles: DELEGATION,
  usual: 'daily',
  every: 'minute',
  asks: decided('validated', 'true'),
  shows: `SELECT n.id, w.state_code = ${STATE} AS holds, n.data AS values, ${line(`'/report-submissions/' || (n.data->>'submissionId')`)} AS lines FROM ${OF_REPORT}`,
};
const SUBMITTED: Cause = {
  kind: 'report_submitted',
  asksForAct: true,
  roles: ['coordinator'],
  usual: 'daily',
  every: 'minute',
  asks: `
    SELECT p.user_id, p.programme_id, 'report_submitted:' || s.id AS cause, s.id AS subject_id, jsonb_build_object('submittedOn', (s.submitted_at AT TIME ZONE 'UTC')::date) AS data
    FROM report_submissions s JOIN people p ON p.programme_id = s.programme_id AND p.role = 'coordinator' WHERE s.phase = 'submitted'`,
  shows: `
    SELECT n.id, s.phase = 'submitted' AND current_setting('suivi.role') = 'coordinator' AS holds, n.data AS values, ${line(`'/report-submissions/' || s.id`, 'r.title', 's.state_code')} AS lines
    FROM n JOIN report_submissions s ON s.id = n.subject_id JOIN rounds r ON r.id = s.round_id`,
};

/** What people are told about rounds and national reports. */
export const NATIONAL_REPORT_CAUSES: readonly Cause[] = [RETURNED, ASSIGNED, READY, OPENED, DUE_IN_7_DAYS, DUE_IN_30_DAYS, OVERDUE, VALIDATED, SUBMITTED, OVERDUE_OF_STATE];
