import { outOfReach, scopeSql, TODAY, type Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { isBound, isResponsibleForPart, visibleActions, type Action, type ActionPart } from '@suivi/actions/domain';
import { visibleEvidence } from '@suivi/evidence/domain';
import { SUBMISSION_JOINS, submissionJson } from '@suivi/recommendations/api';
import { visibleCommitments, visibleSubmissions, visibleUpdates } from '@suivi/recommendations/domain';
import { lastWorkingDaySql } from '@suivi/states/api';
import { HEADING_FIELDS, partsJson } from '../action-json.ts';
import { withWhole, type Counted } from '../whole.ts';

const OF_PART = (alias: string) => `${alias}.action_id = p.action_id AND ${alias}.state_code = p.state_code`;
const SUPPORTING = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', n.id, 'name', n.name, 'acronym', n.acronym) ORDER BY n.code), '[]')
  FROM action_part_institutions pi JOIN institutions n ON n.id = pi.institution_id WHERE ${OF_PART('pi')})`;
const MILESTONES = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'title', m.title, 'weight', m.weight, 'dueOn', m.due_on,
    'reachedOn', (SELECT reached->>'reachedOn' FROM jsonb_array_elements(s.milestones) reached WHERE reached->>'milestoneId' = m.id::text)) ORDER BY m.position, m.id), '[]')
  FROM action_milestones m WHERE ${OF_PART('m')})`;
/** A contact, a reason: for those who take part and for the coordinator, not for everybody to whom the action is shown. */
const forParties = (column: string) => `CASE WHEN $1::text = 'coordinator' OR a.parties @> ARRAY[$2::text] THEN ${column} END`;

/** An action with its parts and their timelines, as far as the reader may see; one statement. */
export async function readAction(work: Work, id: string): Promise<Action> {
  const { actor } = work;
  const parameters: unknown[] = [actor.role, actor.state, id];
  const scope = scopeSql(visibleActions(actor), 'a', parameters);
  const submissionScope = scopeSql(visibleSubmissions(actor), 'sent', parameters);
  const evidenceScope = scopeSql(visibleEvidence(actor), 'e', parameters);
  const commitmentScope = scopeSql(visibleCommitments(actor), 'c', parameters);
  const openUpdate = isNational(actor.role)
    ? `(SELECT jsonb_build_object('id', u.id, 'phase', u.phase, 'authorName', author.name, 'readyForClearance', u.ready_for_clearance, 'updatedAt', u.updated_at)
        FROM updates u LEFT JOIN users author ON author.id = u.author_id WHERE ${OF_PART('u')} AND u.phase <> 'validated' AND ${scopeSql(visibleUpdates(actor), 'u', parameters)})`
    : 'NULL';
  const submissions = `(SELECT coalesce(jsonb_agg(line.submission ORDER BY line.submitted_at DESC), '[]') FROM (
      SELECT s.submitted_at, ${submissionJson(evidenceScope)} AS submission FROM (SELECT sent.* FROM submissions sent WHERE ${OF_PART('sent')} AND ${submissionScope}) s ${SUBMISSION_JOINS}) line)`;
  const commitments = `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'reference', r.reference, 'title', v.title, 'stateCode', c.state_code) ORDER BY r.reference_order), '[]')
      FROM action_commitments ac JOIN commitments c ON c.id = ac.commitment_id JOIN recommendations r ON r.id = c.recommendation_id
      JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version WHERE ${OF_PART('ac')} AND ${commitmentScope})`;
  const further = `'responseReason', ${forParties('p.response_reason')}, 'respondedAt', p.responded_at, 'supportingInstitutions', ${SUPPORTING}, 'contact', ${forParties('p.contact')},
    'means', p.means, 'assistance', p.assistance, 'obstacles', p.obstacles, 'audience', p.audience, 'milestones', ${MILESTONES}, 'lastWorkingDay', CASE WHEN a.due_on >= ${TODAY} THEN ${lastWorkingDaySql('a.due_on', 'p.state_code')} END, 'commitments', ${commitments},
    'submissions', ${submissions}, 'openUpdate', ${openUpdate}, 'rowVersion', p.row_version`;
  const postponements = `(SELECT coalesce(jsonb_agg(jsonb_build_object('from', pp.from_on, 'to', pp.to_on, 'reason', pp.reason, 'at', pp.at, 'byName', who.name) ORDER BY pp.at DESC), '[]')
      FROM action_postponements pp LEFT JOIN users who ON who.id = pp.postponed_by WHERE pp.action_id = a.id)`;
  const found = await work.row<{ action: Counted<Action> }>(
    `SELECT jsonb_build_object(${HEADING_FIELDS}, 'text', a.text, 'audience', a.audience, 'version', a.version, 'cancelReason', ${forParties('a.cancel_reason')}, 'cancelledAt', a.cancelled_at,
      'postponements', ${postponementsFor(actor.role, postponements)}, 'rowVersion', a.row_version, 'parts', ${partsJson(actor, parameters, further)}) AS action
    FROM actions a WHERE a.id = $3 AND ${scope}`,
    parameters,
  );
  if (!found) return outOfReach(work, 'actions', id);
  const action = withWhole<Action>(found.action);
  return { ...action, parts: action.parts.map((part) => ({ ...part, mayDraft: mayDraft(work, action, part) })) };
}

/** Donors and observers have no grant on the reasons of a postponement. */
function postponementsFor(role: string, sql: string): string {
  return role === 'donor' || role === 'observer' ? `'[]'::jsonb` : sql;
}

function mayDraft({ actor }: Work, action: Action, part: ActionPart): boolean {
  const responsible = isResponsibleForPart(actor, {
    stateCode: part.stateCode,
    responsibleInstitutionId: part.responsibleInstitution?.id ?? null,
    supportingInstitutionIds: part.supportingInstitutions.map((institution) => institution.id),
  });
  return responsible && isBound({ phase: action.phase, ownResponse: part.response });
}
