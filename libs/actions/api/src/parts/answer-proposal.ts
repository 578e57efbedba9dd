import type { Work } from '@suivi/access/api';
import { nextAnswers, type Action, type NewResponse } from '@suivi/actions/domain';
import { ProblemException } from '@suivi/shared/api';
import type { Refusal } from '@suivi/shared/domain';
import { readAction } from '../actions/read-action.ts';
import { refusalOf } from '../actions/write-action.ts';

/** The proposal is held still first: who proposes may be changing it at this moment. */
const ANSWER = `
  WITH held AS MATERIALIZED (SELECT hold_proposal($1) AS version)
  UPDATE action_parts p SET response = $3, response_reason = $4, responded_at = now(), row_version = p.row_version + 1
  FROM held WHERE p.action_id = $1 AND p.state_code = $2 AND held.version = $5 RETURNING p.state_code`;

/** The State's answer to what was proposed to it. */
export async function answerProposal(work: Work, id: string, { response, reason, version }: NewResponse): Promise<Action | Refusal> {
  const before = await readAction(work, id);
  const refusal = refusalOf(work, before, 'respond');
  if (refusal) return refusal;
  const given = before.parts.find(({ stateCode }) => stateCode === work.actor.state)?.response ?? 'invited';
  if (before.version === version && !nextAnswers(given).includes(response)) throw new ProblemException('wrong_phase', { current: { phase: before.phase }, issues: [{ path: 'response', code: 'action.answer_stands' }] });
  const answered = await work.rows(ANSWER, [id, work.actor.state, response, reason, version]);
  const action = await readAction(work, id);
  if (answered.length === 0) throw new ProblemException('stale', { current: action });
  return action;
}
