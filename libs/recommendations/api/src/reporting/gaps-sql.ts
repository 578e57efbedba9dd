import { scopeSql, type Work } from '@suivi/access/api';
import { REPORTING_DAYS, SETTLED, visibleCommitments, type ReportingQuery } from '@suivi/recommendations/domain';
import { IS_OVERDUE, standingJoin, STATUS } from '../commitment-json.ts';

const settled = SETTLED.map((status) => `'${status}'`).join(', ');

/** The day from which the coordinator asks, chosen or usual. */
export function sinceOf({ since }: Pick<ReportingQuery, 'since'>): string {
  return since ?? new Date(Date.now() - REPORTING_DAYS * 86_400_000).toISOString().slice(0, 10);
}

/** The commitments of the choice as `chosen`, each with whether it is a `gap`: silence counts from the day the portal follows it; appends its values to `parameters`. */
export function chosenSql(work: Work, query: ReportingQuery, parameters: unknown[]): string {
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const scope = scopeSql(visibleCommitments(work.actor), 'c', parameters);
  const [role, state] = [parameters.push(work.actor.role), parameters.push(work.actor.state)];
  return `chosen AS MATERIALIZED (
    SELECT c.*, c.open AND NOT c.waiting AND (c.overdue OR coalesce((c.last_submitted_at AT TIME ZONE 'UTC')::date, c.silent_from) < ${place(sinceOf(query))}::date) AS gap FROM (
      SELECT c.id, c.state_code, c.lead_institution_id, c.due_on, r.meeting_id, r.reference, r.reference_order, r.id AS recommendation_id, r.version, greatest(c.adopted_on, c.followed_from) AS silent_from, c.acceptance <> 'noted' AND ${STATUS} NOT IN (${settled}) AS open, ${IS_OVERDUE} AS overdue,
        EXISTS (SELECT FROM submissions w WHERE w.commitment_id = c.id AND w.phase = 'submitted') AS waiting,
        (SELECT max(sb.submitted_at) FROM submissions sb WHERE sb.commitment_id = c.id AND sb.phase <> 'withdrawn') AS last_submitted_at
      FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id ${standingJoin(role, state)}
      WHERE ${scope} AND (${place(query.meeting ?? null)}::uuid IS NULL OR r.meeting_id = $${parameters.length}) AND (${place(query.state ?? null)}::text IS NULL OR c.state_code = $${parameters.length})
        AND (${place(query.institution ?? null)}::uuid IS NULL OR c.lead_institution_id = $${parameters.length})) c)`;
}
