import type { Work } from '@suivi/access/api';
import { widens } from '@suivi/access/domain';
import { refusalOfAct, type Action, type ActionAct, type ActionPlan, type NewAction } from '@suivi/actions/domain';
import { refuseStale } from '@suivi/recommendations/api';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { readAction } from './read-action.ts';

/** Why the act may not be done now, as the refusal to answer with; a moment that has passed says where the action stands. */
export function refusalOf(work: Work, action: Action, act: ActionAct): Refusal | null {
  const ownResponse = action.parts.find(({ stateCode }) => stateCode === work.actor.state)?.response ?? null;
  const refusal = refusalOfAct(work.actor, act, { phase: action.phase, proposerState: action.proposerState, ownResponse });
  if (refusal && refusal.refused !== 'forbidden') throw new ProblemException(refusal.refused, { current: { phase: action.phase } });
  return refusal;
}

/** Writes what must still stand as it was read; somebody who was quicker makes the answer a conflict with what stands now. */
export async function written(work: Work, id: string, statement: string, parameters: unknown[]): Promise<void> {
  const rows = await work.rows(statement, parameters);
  if (rows.length === 0) throw new ProblemException('stale', { current: await readAction(work, id) });
}

/** The field at fault where a key of the database finds no such record of the own State. */
const FIELD_OF_KEY: Record<string, { path: string; code: string }> = {
  action_commitments_commitment_id_state_code_fkey: { path: 'commitmentIds', code: 'action.commitment_foreign' },
  action_part_institutions_institution_id_state_code_fkey: { path: 'supportingInstitutionIds', code: 'action.institution_foreign' },
  action_parts_responsible_institution_id_state_code_fkey: { path: 'responsibleInstitutionId', code: 'action.institution_foreign' },
};

/** Names the field whose record belongs to another State or to nobody; the database refuses it in any case. */
export async function ownRecords<Written>(writing: Promise<Written>): Promise<Written> {
  try {
    return await writing;
  } catch (error) {
    const issue = FIELD_OF_KEY[String((error as { constraint?: unknown }).constraint ?? (error as { driverError?: { constraint?: unknown } }).driverError?.constraint)];
    throw issue ? new ProblemException('invalid_input', { issues: [issue] }) : error;
  }
}

const DRAFT = `
  INSERT INTO actions (programme_id, proposer_state, proposed_by, title, text, starts_on, due_on, first_due_on, completion_rule, lead_state, audience, illustrative)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11) RETURNING id`;

/** The States asked, and the own commitments served; who proposes has accepted her own part. One statement, since both are of the draft. */
const PARTS = `INSERT INTO action_parts (action_id, state_code, response, audience)
  SELECT $1, state, CASE WHEN state = $3 THEN 'accepted' ELSE 'invited' END, $4 FROM unnest($2::text[]) state JOIN programme_states ps ON ps.state_code = state AND ps.programme_id = $5 RETURNING state_code`;
const SERVES = `INSERT INTO action_commitments (action_id, state_code, commitment_id) SELECT $1, $2, unnest($3::uuid[])`;

/** Drafts an action; it belongs to who writes it until it is activated. */
export async function draftAction(work: Work, { plan, stateCodes, commitmentIds }: NewAction): Promise<Action | Refusal> {
  const { actor } = work;
  if (actor.state !== null && !stateCodes.includes(actor.state)) return refuse('invalid_input', [{ path: 'stateCodes', code: 'action.own_state_missing' }]);
  if (actor.state === null && commitmentIds.length > 0) return refuse('invalid_input', [{ path: 'commitmentIds', code: 'action.commitments_by_state' }]);
  const created = await work.row<{ id: string }>(DRAFT, [
    actor.programmeId,
    actor.state,
    actor.userId,
    plan.title,
    plan.text,
    plan.startsOn,
    plan.dueOn,
    plan.completionRule,
    plan.leadState,
    plan.audience,
    plan.illustrative,
  ]);
  if (!created) throw new Error('an insert that returned nothing');
  const parts = await work.rows(PARTS, [created.id, stateCodes, actor.state, plan.audience, actor.programmeId]);
  if (parts.length < stateCodes.length) return refuse('invalid_input', [{ path: 'stateCodes', code: 'state.not_of_programme' }]);
  if (commitmentIds.length > 0) await ownRecords(work.rows(SERVES, [created.id, actor.state, commitmentIds]));
  return readAction(work, created.id);
}

const CHANGE = `
  UPDATE actions SET title = $3, text = $4, starts_on = $5, completion_rule = $6, lead_state = $7, audience = $8, illustrative = $9, due_on = $10,
    version = version + $11, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 AND phase <> 'cancelled' RETURNING id`;

/**
 * Changes what is proposed. A draft may be changed in everything; an active action keeps its due date (`postponeAction` moves it, with
 * a reason) and asks the others again where what they accepted has changed.
 */
export async function changeAction(work: Work, id: string, expected: number, plan: ActionPlan): Promise<Action | Refusal> {
  const before = await readAction(work, id);
  const refusal = refusalOf(work, before, 'edit');
  if (refusal) return refusal;
  refuseStale(before, expected);
  const active = before.phase === 'active';
  if (active && plan.dueOn !== before.dueOn) return refuse('invalid_input', [{ path: 'dueOn', code: 'action.postpone_with_reason' }]);
  if (active && plan.audience !== before.audience && !widens(before.audience, plan.audience)) return refuse('invalid_input', [{ path: 'audience', code: 'audience.only_widens' }]);
  if (plan.leadState !== null && !before.parts.some(({ stateCode }) => stateCode === plan.leadState)) return refuse('invalid_input', [{ path: 'leadState', code: 'action.lead_takes_no_part' }]);
  const asksAgain = active && !sameProposal(before, plan) ? 1 : 0;
  await written(work, id, CHANGE, [id, expected, plan.title, plan.text, plan.startsOn, plan.completionRule, plan.leadState, plan.audience, plan.illustrative, plan.dueOn, asksAgain]);
  return readAction(work, id);
}

/** Whether what the States accept is the same: the original text, the dates, the rule and who may read it; a better translation asks nobody again. */
function sameProposal(before: Action, plan: ActionPlan): boolean {
  const originals = ({ title, text }: Pick<ActionPlan, 'title' | 'text'>) => [title, text].map((each) => each.versions[each.original]?.text);
  return JSON.stringify([originals(before), before.startsOn, before.completionRule, before.leadState, before.audience]) === JSON.stringify([originals(plan), plan.startsOn, plan.completionRule, plan.leadState, plan.audience]);
}

/** Proposes the draft to the States that take part; for one State alone, begins it. */
export async function activateAction(work: Work, id: string, expected: number): Promise<Action | Refusal> {
  const before = await readAction(work, id);
  const refusal = refusalOf(work, before, 'activate');
  if (refusal) return refusal;
  refuseStale(before, expected);
  await written(work, id, `UPDATE actions SET phase = 'active', row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id`, [id, expected]);
  return readAction(work, id);
}

/** Throws a draft away. */
export async function discardAction(work: Work, id: string): Promise<void | Refusal> {
  const before = await readAction(work, id);
  const refusal = refusalOf(work, before, 'discard');
  if (refusal) return refusal;
  const gone = await work.rows('DELETE FROM actions WHERE id = $1 RETURNING id', [id]);
  // It was proposed at the same moment.
  if (gone.length === 0) throw new ProblemException('wrong_phase');
}

/** The action is held at the version that was read: of two who move its date at the same moment one is told. */
const POSTPONE = `
  WITH held AS (SELECT a.id, a.programme_id, a.due_on FROM actions a WHERE a.id = $1 AND a.row_version = $2 AND a.phase = 'active' FOR UPDATE)
  INSERT INTO action_postponements (action_id, programme_id, from_on, to_on, reason, postponed_by) SELECT held.id, held.programme_id, held.due_on, $3, $4, $5 FROM held RETURNING action_id`;

/** Moves the due date, with the reason; the first date stays visible, and States that had accepted are asked again. */
export async function postponeAction(work: Work, id: string, expected: number, { dueOn, reason }: { dueOn: string; reason: string }): Promise<Action | Refusal> {
  const before = await readAction(work, id);
  const refusal = refusalOf(work, before, 'postpone');
  if (refusal) return refusal;
  refuseStale(before, expected);
  if (dueOn === before.dueOn) return refuse('invalid_input', [{ path: 'dueOn', code: 'action.same_date' }]);
  if (before.startsOn !== null && dueOn < before.startsOn) return refuse('invalid_input', [{ path: 'dueOn', code: 'action.starts_after_due' }]);
  await written(work, id, POSTPONE, [id, expected, dueOn, reason, work.actor.userId]);
  await work.rows('UPDATE actions SET due_on = $2, version = version + 1, row_version = row_version + 1 WHERE id = $1', [id, dueOn]);
  return readAction(work, id);
}

/** Ends an action that will not be done; what was declared and proven on it stays to be read. */
export async function cancelAction(work: Work, id: string, expected: number, reason: string): Promise<Action | Refusal> {
  const before = await readAction(work, id);
  const refusal = refusalOf(work, before, 'cancel');
  if (refusal) return refusal;
  refuseStale(before, expected);
  await written(work, id, `UPDATE actions SET phase = 'cancelled', cancel_reason = $3, cancelled_at = now(), row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id`, [id, expected, reason]);
  return readAction(work, id);
}
