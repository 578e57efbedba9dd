import type { Cause } from '@suivi/notifications/api';
import { LABEL_JOIN } from '../commitment-json.ts';
import { lineJson, MINE, OPEN, OWN_STANDING } from './causes-sql.ts';

/** The coordinator asks to report. Told by her act (../reporting), not by a question; what was submitted since is no longer asked for. */
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
      SELECT count(*)::integer AS count, count(*) FILTER (WHERE each.open)::integer AS open, coalesce(jsonb_agg(each.line ORDER BY NOT each.open, each.reference_order), '[]') AS lines
      FROM (SELECT r.reference_order, ${lineJson(`'/commitments/' || c.id`)} AS line, ${OPEN} AND ${MINE}
          AND NOT EXISTS (SELECT FROM submissions sb WHERE sb.commitment_id = c.id AND sb.submitted_at >= rr.created_at AND sb.phase <> 'withdrawn') AS open
        FROM jsonb_array_elements_text(n.data->'commitmentIds') asked_for(id) JOIN commitments c ON c.id = asked_for.id::uuid ${LABEL_JOIN} ${OWN_STANDING}) each) asked
    WHERE asked.count > 0`,
};
