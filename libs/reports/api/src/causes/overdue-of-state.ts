import { TODAY } from '@suivi/access/api';
import { OWN_PART_STANDING, PART_IS_OPEN } from '@suivi/actions/api';
import type { Cause } from '@suivi/notifications/api';
import { COMMITMENT_IS_OPEN, OWN_COMMITMENT_STANDING } from '@suivi/recommendations/api';

/** Weeks after which the coordinator is told: first the experts are, then the delegation. */
const COORDINATOR_AFTER_WEEKS = 4;
const before = (today: string, due: string) => `${due} < ${today} - ${7 * COORDINATOR_AFTER_WEEKS}`;

/** Every commitment and every State's part of an action that is long overdue, as its programme and State, on a day that is `today`. */
const late = (today: string) => `
  SELECT c.programme_id, c.state_code FROM commitments c ${OWN_COMMITMENT_STANDING} WHERE ${before(today, 'c.due_on')} AND ${COMMITMENT_IS_OPEN}
  UNION ALL SELECT part.programme_id, part.state_code FROM action_parts part ${OWN_PART_STANDING} WHERE ${before(today, 'part.due_on')} AND ${PART_IS_OPEN}`;

/** For the coordinator a line per State and week, not one per commitment or action; counted anew whenever it is shown. It leads to where both stand together. */
export const OVERDUE_OF_STATE: Cause = {
  kind: 'overdue_of_state',
  asksForAct: false,
  roles: ['coordinator'],
  usual: 'weekly',
  every: 'hour',
  asks: `
    SELECT p.user_id, p.programme_id, 'overdue_of:' || late.state_code || ':' || to_char(p.today, 'IYYY-IW') AS cause, p.programme_id AS subject_id, jsonb_build_object('stateCode', late.state_code) AS data
    FROM people p JOIN LATERAL (SELECT DISTINCT l.state_code FROM (${late('p.today')}) l WHERE l.programme_id = p.programme_id) late ON true WHERE p.role = 'coordinator'`,
  shows: `
    SELECT n.id, coalesce(late.count, 0) > 0 AS holds, jsonb_build_object('state', st.alpha2, 'count', coalesce(late.count, 0)) AS values,
      jsonb_build_array(jsonb_build_object('reference', '', 'title', NULL, 'stateCode', st.code, 'alpha2', st.alpha2, 'link', '/reporting?state=' || st.code)) AS lines
    FROM n JOIN states st ON st.code = n.data->>'stateCode'
    LEFT JOIN (SELECT l.programme_id, l.state_code, count(*)::integer AS count FROM (${late(TODAY)}) l GROUP BY 1, 2) late ON late.programme_id = n.subject_id AND late.state_code = st.code
    WHERE current_setting('suivi.role') = 'coordinator'`,
};
