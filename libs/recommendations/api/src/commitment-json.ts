import { TODAY } from '@suivi/access/api';
import { SETTLED, STALLED_AFTER_DAYS } from '@suivi/recommendations/domain';

const settled = SETTLED.map((status) => `'${status}'`).join(', ');

/** `isOverdue` and `isStalled` of the domain as SQL, on a commitment `c` and its standing `s`; that they agree is tested. */
export const STATUS = `coalesce(s.status, 'not_started')`;
export const IS_OVERDUE = `(${STATUS} NOT IN (${settled}) AND c.due_on IS NOT NULL AND c.due_on < ${TODAY})`;
export const MOVED_ON = `coalesce((s.verified_at AT TIME ZONE 'UTC')::date, c.adopted_on)`;
export const IS_STALLED = `(${STATUS} NOT IN (${settled}) AND coalesce((s.verified_at AT TIME ZONE 'UTC')::date, greatest(c.adopted_on, c.followed_from)) < ${TODAY} - ${STALLED_AFTER_DAYS})`;

/** `lacksLead` of the domain. */
export const LACKS_LEAD = `(${STATUS} NOT IN (${settled}) AND c.lead_institution_id IS NULL AND c.acceptance <> 'noted')`;

/** A commitment `c` with its standing `s` and lead institution `i`, as `commitmentSummarySchema` says. */
const SUMMARY_FIELDS = `
  'id', c.id, 'recommendationId', c.recommendation_id, 'stateCode', c.state_code, 'acceptance', c.acceptance,
  'leadInstitution', CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.id, 'name', i.name, 'acronym', i.acronym) END,
  'illustrative', c.illustrative, 'status', ${STATUS}, 'declaredStatus', s.declared_status, 'declaredAt', s.declared_at, 'verifiedStatus', s.status, 'verifiedAt', s.verified_at,
  'evidenceCount', coalesce(s.evidence_count, 0), 'dueOn', c.due_on, 'overdue', ${IS_OVERDUE}, 'stalled', ${IS_STALLED}`;

/** The summary as a JSON object, with further fields if any (`'name', expression, ...`). */
export function commitmentJson(further = ''): string {
  return `jsonb_build_object(${SUMMARY_FIELDS}${further ? `, ${further}` : ''})`;
}

/** A commitment named by its recommendation `r` in version `v`, as `labelledCommitmentSchema` says, with further fields if any. */
export function labelledCommitmentJson(further = ''): string {
  return `(${commitmentJson(`'reference', r.reference, 'title', v.title${further ? `, ${further}` : ''}`)} || jsonb_build_object('illustrative', r.illustrative OR c.illustrative))`;
}

/**
 * The standing of commitment `c` that the reader may see. `$role` and `$state` are the places of her role and State among the
 * parameters; the level is that of `levelOf` in the domain.
 */
export function standingJoin(role: number, state: number): string {
  return `LEFT JOIN commitment_standings s ON s.commitment_id = c.id AND s.level = CASE
      WHEN $${role}::text = 'donor' THEN 'donors'
      WHEN $${role}::text = 'coordinator' OR ($${role}::text IN ('contributor', 'focal_point') AND c.state_code = $${state}::text) THEN 'delegation'
      ELSE 'participants' END`;
}

/** Reference and title of the recommendation behind commitment `c`, for a list row: joins `r` and `v`. */
export const LABEL_JOIN = `
  JOIN recommendations r ON r.id = c.recommendation_id
  JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version`;
