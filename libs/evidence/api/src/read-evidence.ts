import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { visibleEvidence, type Evidence } from '@suivi/evidence/domain';
import { ProblemException } from '@suivi/shared/api';
import { EVIDENCE_JSON } from './evidence-json.ts';

/** A piece of evidence, when it is in the reader's scope. */
export async function readEvidence(work: Work, id: string): Promise<Evidence> {
  return (await find(work, id)).evidence;
}

/** Why a piece of evidence could not be changed: out of reach, another State's, or its update is being reviewed or decided. */
export async function refuseChange(work: Work, id: string): Promise<never> {
  const { stateCode } = await find(work, id);
  throw new ProblemException(stateCode === work.actor.state ? 'wrong_phase' : 'forbidden');
}

async function find(work: Work, id: string): Promise<{ evidence: Evidence; stateCode: string }> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleEvidence(work.actor), 'e', parameters);
  const found = await work.row<{ evidence: Evidence; stateCode: string }>(`SELECT ${EVIDENCE_JSON} AS evidence, e.state_code AS "stateCode" FROM evidence e WHERE e.id = $1 AND ${scope}`, parameters);
  return found ?? outOfReach(work, 'evidence', id);
}
