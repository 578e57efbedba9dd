import { scopeSql, TODAY } from '@suivi/access/api';
import type { Actor } from '@suivi/access/domain';
import { visibleParts } from '@suivi/actions/domain';
import { SETTLED } from '@suivi/recommendations/domain';

const settled = SETTLED.map((status) => `'${status}'`).join(', ');

/** The standing of part `p` that the reader may see; `$1` is her role, `$2` her State, as for commitments. */
export const PART_STANDING_JOIN = `LEFT JOIN action_standings s ON s.action_id = p.action_id AND s.state_code = p.state_code AND s.level = CASE
      WHEN $1::text = 'donor' THEN 'donors'
      WHEN $1::text = 'coordinator' OR ($1::text IN ('contributor', 'focal_point') AND p.state_code = $2::text) THEN 'delegation'
      ELSE 'participants' END`;

export const PART_STATUS = `coalesce(s.status, 'not_started')`;

/** How far the latest validated update was when it was submitted; nothing yet where there are milestones, unknown without. */
const PROGRESS = `coalesce(s.progress, CASE WHEN EXISTS (SELECT FROM action_milestones m WHERE m.action_id = p.action_id AND m.state_code = p.state_code) THEN 0 END)`;

/** Part `p` with its standing `s` and responsible institution `i`, as `partSummarySchema` says, with further fields if any. */
function partJson(further = ''): string {
  return `jsonb_build_object('stateCode', p.state_code, 'response', p.response,
    'responsibleInstitution', CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.id, 'name', i.name, 'acronym', i.acronym) END,
    'status', ${PART_STATUS}, 'declaredStatus', s.declared_status, 'declaredAt', s.declared_at, 'verifiedStatus', s.status, 'verifiedAt', s.verified_at,
    'evidenceCount', coalesce(s.evidence_count, 0), 'progress', ${PROGRESS}${further ? `, ${further}` : ''})`;
}

/** The head of action `a` as the database knows it; what the whole amounts to is read off its parts (`completeHeading`). */
export const HEADING_FIELDS = `'id', a.id, 'reference', a.reference, 'title', a.title, 'phase', a.phase, 'proposerState', a.proposer_state, 'startsOn', a.starts_on, 'dueOn', a.due_on,
  'firstDueOn', a.first_due_on, 'stateCount', a.state_count, 'acceptedCount', a.accepted_count, 'completionRule', a.completion_rule, 'leadState', a.lead_state, 'illustrative', a.illustrative,
  'today', ${TODAY}`;

/** The parts of action `a` that the reader may see, her own State's first, then by State; never by merit. */
export function partsJson(actor: Actor, parameters: unknown[], further = ''): string {
  return `(SELECT coalesce(jsonb_agg(${partJson(further)} ORDER BY (p.state_code = $2::text) DESC NULLS LAST, p.state_code), '[]')
    FROM action_parts p ${PART_STANDING_JOIN} LEFT JOIN institutions i ON i.id = p.responsible_institution_id WHERE p.action_id = a.id AND ${scopeSql(visibleParts(actor), 'p', parameters)})`;
}

/** Whether something is left to do about action `a` as a whole: `statusOfWhole` of the domain is not settled, over the parts that the reader may see. */
export function isOpenSql(actor: Actor, parameters: unknown[]): string {
  const accepted = `FROM action_parts p ${PART_STANDING_JOIN} WHERE p.action_id = a.id AND p.response = 'accepted' AND ${scopeSql(visibleParts(actor), 'p', parameters)}`;
  return `(a.phase = 'active' AND NOT CASE
    WHEN a.completion_rule = 'lead_part' AND a.accepted_count > 1 THEN EXISTS (SELECT ${accepted} AND p.state_code = a.lead_state AND ${PART_STATUS} IN (${settled}))
    ELSE a.accepted_count > 0 AND (SELECT count(*) FILTER (WHERE ${PART_STATUS} IN (${settled})) = a.accepted_count ${accepted}) END)`;
}

/** `isActionOverdue` of the domain as SQL, on action `a`; that they agree is tested. */
export function isOverdueSql(actor: Actor, parameters: unknown[]): string {
  return `(a.due_on < ${TODAY} AND ${isOpenSql(actor, parameters)})`;
}
