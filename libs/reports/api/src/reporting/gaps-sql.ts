import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { OWN_PART_STANDING, PART_IS_OPEN } from '@suivi/actions/api';
import { visibleParts } from '@suivi/actions/domain';
import { IS_OVERDUE, standingJoin, STATUS } from '@suivi/recommendations/api';
import { SETTLED, visibleCommitments } from '@suivi/recommendations/domain';
import { REPORTING_DAYS, type ReportingQuery } from '@suivi/reports/domain';

const settled = SETTLED.map((status) => `'${status}'`).join(', ');

/** The day from which the coordinator asks, chosen or usual. */
export function sinceOf({ since }: Pick<ReportingQuery, 'since'>): string {
  return since ?? new Date(Date.now() - REPORTING_DAYS * 86_400_000).toISOString().slice(0, 10);
}

/**
 * The commitments and parts of actions of the choice as `chosen`, each with whether it is a `gap`; appends its values to `parameters`. Silence
 * counts from the day the portal follows a commitment, and for a part from the day its State was bound or the action begins.
 */
export function chosenSql(work: Work, query: ReportingQuery, parameters: unknown[]): string {
  const place = (value: unknown) => `$${parameters.push(value)}`;
  const [ofCommitments, ofParts] = [scopeSql(visibleCommitments(work.actor), 'c', parameters), scopeSql(visibleParts(work.actor), 'part', parameters)];
  const [role, state] = [parameters.push(work.actor.role), parameters.push(work.actor.state)];
  const [since, meeting, ofState, institution] = [place(sinceOf(query)), place(query.meeting ?? null), place(query.state ?? null), place(query.institution ?? null)];
  const fits = (meetings: string, code: string, responsible: string) =>
    `(${meeting}::uuid IS NULL OR ${meeting} = ANY(${meetings})) AND (${ofState}::text IS NULL OR ${code} = ${ofState}) AND (${institution}::uuid IS NULL OR ${responsible} = ${institution})`;
  const lastOf = (subject: string) => `(SELECT max(sb.submitted_at) FROM submissions sb WHERE ${subject} AND sb.phase <> 'withdrawn') AS last_submitted_at`;
  return `chosen AS MATERIALIZED (
    SELECT f.*, f.open AND (f.overdue OR coalesce((f.last_submitted_at AT TIME ZONE 'UTC')::date, f.silent_from) < ${since}::date) AS gap FROM (
      SELECT 'commitment' AS kind, c.id, c.state_code, c.lead_institution_id AS institution_id, c.due_on, ARRAY[r.meeting_id] AS meetings, r.reference, r.reference_order, r.id AS recommendation_id, r.version,
        greatest(c.adopted_on, c.followed_from) AS silent_from, ${IS_OVERDUE} AS overdue, c.acceptance <> 'noted' AND ${STATUS} NOT IN (${settled})
          AND NOT EXISTS (SELECT FROM submissions w WHERE w.commitment_id = c.id AND w.phase = 'submitted') AS open, ${lastOf('sb.commitment_id = c.id')}
      FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id ${standingJoin(role, state)}
      WHERE ${ofCommitments} AND ${fits('ARRAY[r.meeting_id]', 'c.state_code', 'c.lead_institution_id')}
      UNION ALL SELECT 'action', part.action_id, part.state_code, part.responsible_institution_id, part.due_on, served.meetings, a.reference, a.reference, NULL, NULL,
        greatest((coalesce(part.responded_at, a.created_at) AT TIME ZONE 'UTC')::date, a.starts_on), part.due_on < ${TODAY}, ${PART_IS_OPEN}, ${lastOf('sb.action_id = part.action_id AND sb.state_code = part.state_code')}
      FROM action_parts part JOIN actions a ON a.id = part.action_id ${OWN_PART_STANDING}
      CROSS JOIN LATERAL (SELECT coalesce(array_agg(DISTINCT r.meeting_id), '{}') AS meetings FROM action_commitments ac JOIN commitments c ON c.id = ac.commitment_id JOIN recommendations r ON r.id = c.recommendation_id
        WHERE ac.action_id = part.action_id AND ac.state_code = part.state_code) served
      WHERE ${ofParts} AND part.phase = 'active' AND part.response = 'accepted' AND ${fits('served.meetings', 'part.state_code', 'part.responsible_institution_id')}) f)`;
}
