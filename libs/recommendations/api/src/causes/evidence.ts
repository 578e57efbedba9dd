import { TODAY } from '@suivi/access/api';
import { EXPIRED_NEWS_DAYS, EXPIRING_DAYS, EXPIRING_SOON_DAYS } from '@suivi/evidence/domain';
import type { Cause } from '@suivi/notifications/api';
import { subjectJoin } from '../subject-json.ts';
import { subjectLineJson } from './causes-sql.ts';

const DELEGATION = ['focal_point', 'contributor'] as const;
const ME = `nullif(current_setting('suivi.user', true), '')::uuid`;

/**
 * Whether somebody still relies on piece `e`: it was not taken off, and what it proves (no answer of a national report, which speaks of its day) is being written or examined, or is what the
 * State's standing is read off. A later validated update has replaced it otherwise, with what proves that one.
 */
const RELIED_ON = `num_nonnulls(e.commitment_id, e.action_id) = 1 AND e.complete AND e.removed_at IS NULL AND (e.shown_to IS NULL
  OR EXISTS (SELECT FROM commitment_standings cs JOIN submissions sb ON sb.id = cs.submission_id WHERE cs.commitment_id = e.commitment_id AND cs.level = 'delegation' AND cs.status <> 'no_longer_applicable' AND sb.update_id = e.update_id)
  OR EXISTS (SELECT FROM action_standings st JOIN submissions sb ON sb.id = st.submission_id WHERE st.action_id = e.action_id AND st.state_code = e.state_code AND st.level = 'delegation' AND st.status <> 'no_longer_applicable' AND sb.update_id = e.update_id))
  AND NOT EXISTS (SELECT FROM action_parts part WHERE part.action_id = e.action_id AND part.state_code = e.state_code AND part.phase = 'cancelled')`;

/** Told to the State's focal points, and to whoever attached the piece as long as she is of that delegation. */
const asksWhen = (prefix: string, condition: string) => `
  SELECT p.user_id, p.programme_id, '${prefix}:' || e.id || ':' || e.valid_until AS cause, e.id AS subject_id, jsonb_build_object('validUntil', e.valid_until) AS data
  FROM evidence e JOIN people p ON p.programme_id = e.programme_id AND p.state_code = e.state_code AND (p.role = 'focal_point' OR p.user_id = e.created_by)
  WHERE e.valid_until IS NOT NULL AND ${condition} AND ${RELIED_ON}`;

/** The title is read when it is shown, under the reader's own role; a day that was mended since is told anew. */
const shows = (condition: string) => `
  SELECT n.id, ${RELIED_ON} AND e.state_code = current_setting('suivi.state', true) AND (current_setting('suivi.role') = 'focal_point' OR e.created_by = ${ME})
      AND e.valid_until = (n.data->>'validUntil')::date AND ${condition} AS holds,
    n.data || jsonb_build_object('piece', e.title) AS values, jsonb_build_array(${subjectLineJson(`CASE subject.kind WHEN 'action' THEN '/actions/' ELSE '/commitments/' END || subject.id`)}) AS lines
  FROM n JOIN evidence e ON e.id = n.subject_id ${subjectJoin('e')} WHERE e.state_code = current_setting('suivi.state', true)`;

export const EVIDENCE_EXPIRES_IN_30_DAYS: Cause = {
  kind: 'evidence_expires_30',
  asksForAct: false,
  roles: DELEGATION,
  usual: 'daily',
  every: 'hour',
  asks: asksWhen('evidence_30', `e.valid_until BETWEEN p.today + ${EXPIRING_SOON_DAYS + 1} AND p.today + ${EXPIRING_DAYS}`),
  shows: shows(`e.valid_until >= ${TODAY}`),
};

export const EVIDENCE_EXPIRES_IN_7_DAYS: Cause = {
  kind: 'evidence_expires_7',
  asksForAct: true,
  roles: DELEGATION,
  usual: 'at_once',
  every: 'hour',
  asks: asksWhen('evidence_7', `e.valid_until BETWEEN p.today AND p.today + ${EXPIRING_SOON_DAYS}`),
  shows: shows(`e.valid_until >= ${TODAY}`),
};

/** Once, and as long as it is news. */
export const EVIDENCE_EXPIRED: Cause = {
  kind: 'evidence_expired',
  asksForAct: true,
  roles: DELEGATION,
  usual: 'at_once',
  every: 'hour',
  asks: asksWhen('evidence_expired', `e.valid_until BETWEEN p.today - ${EXPIRED_NEWS_DAYS} AND p.today - 1`),
  shows: shows(`e.valid_until < ${TODAY}`),
};
