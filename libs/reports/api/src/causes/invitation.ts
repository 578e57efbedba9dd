import { OWN_PART_STANDING, PART_IS_MINE, PART_IS_OPEN } from '@suivi/actions/api';
import type { Cause } from '@suivi/notifications/api';
import { COMMITMENT_IS_MINE, COMMITMENT_IS_OPEN, commitmentLineJson, LABEL_JOIN, OWN_COMMITMENT_STANDING } from '@suivi/recommendations/api';
import { actionLineJson } from './lines.ts';

/** The commitments and actions that the reader was asked about, each with whether she is still expected to report: what was submitted since is no longer asked for. */
const ASKED_FOR = `
  SELECT 1 AS place, r.reference_order AS reference, ${commitmentLineJson(`'/commitments/' || c.id`)} AS line, ${COMMITMENT_IS_OPEN} AND ${COMMITMENT_IS_MINE}
      AND NOT EXISTS (SELECT FROM submissions sb WHERE sb.commitment_id = c.id AND sb.submitted_at >= rr.created_at AND sb.phase <> 'withdrawn') AS open
    FROM jsonb_array_elements_text(n.data->'commitmentIds') asked_for(id) JOIN commitments c ON c.id = asked_for.id::uuid ${LABEL_JOIN} ${OWN_COMMITMENT_STANDING}
  UNION ALL SELECT 2, a.reference, ${actionLineJson({ reference: 'a.reference', title: 'a.title', state: 'part.state_code', id: 'a.id' })}, ${PART_IS_OPEN} AND ${PART_IS_MINE}
      AND NOT EXISTS (SELECT FROM submissions sb WHERE sb.action_id = part.action_id AND sb.state_code = part.state_code AND sb.submitted_at >= rr.created_at AND sb.phase <> 'withdrawn')
    FROM jsonb_array_elements_text(n.data->'actionIds') asked_for(id) JOIN actions a ON a.id = asked_for.id::uuid
    JOIN action_parts part ON part.action_id = a.id AND part.state_code = current_setting('suivi.state', true) ${OWN_PART_STANDING}`;

/** The coordinator asks to report. Told by her act (../reporting), not by a question. */
export const INVITED: Cause = {
  kind: 'report_invited',
  asksForAct: true,
  roles: ['focal_point', 'contributor'],
  usual: 'at_once',
  every: 'minute',
  asks: null,
  shows: `
    SELECT n.id, asked.open > 0 AS holds, jsonb_build_object('since', rr.since, 'count', CASE WHEN asked.open > 0 THEN asked.open ELSE asked.count END) AS values, asked.lines
    FROM n JOIN report_requests rr ON rr.id = n.request_id
    CROSS JOIN LATERAL (
      SELECT count(*)::integer AS count, count(*) FILTER (WHERE each.open)::integer AS open, coalesce(jsonb_agg(each.line ORDER BY NOT each.open, each.place, each.reference), '[]') AS lines FROM (${ASKED_FOR}) each) asked
    WHERE asked.count > 0`,
};
