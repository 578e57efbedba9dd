import type { Work } from '@suivi/access/api';
import { widens } from '@suivi/access/domain';
import type { Commitment, CommitmentChange } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { refuseStale } from '../stale.ts';
import { readCommitment } from './read-commitment.ts';

const REPLACE_SUPPORT = `
  WITH gone AS (DELETE FROM commitment_institutions WHERE commitment_id = $1 AND institution_id <> ALL($2::uuid[]))
  INSERT INTO commitment_institutions (commitment_id, state_code, institution_id) SELECT $1, $3, unnest($2::uuid[]) ON CONFLICT DO NOTHING`;

/** What the State says of its side: acceptance with reason, who leads and supports, until when, and who may see it. */
export async function changeCommitment(work: Work, id: string, expected: number, change: CommitmentChange): Promise<Commitment | Refusal> {
  const before = await readCommitment(work, id);
  if (before.stateCode !== work.actor.state) return refuse('forbidden');
  refuseStale(before, expected);
  if (change.audience !== before.audience && !widens(before.audience, change.audience)) return refuse('invalid_input', [{ path: 'audience', code: 'audience.only_widens' }]);
  const written = await work.rows(
    `UPDATE commitments SET acceptance = $3, reason = $4, lead_institution_id = $5, due_on = $6, audience = $7, row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id`,
    [id, expected, change.acceptance, change.reason, change.leadInstitutionId, change.dueOn, change.audience],
  );
  // A colleague saved at the same moment.
  if (written.length === 0) throw new ProblemException('stale', { current: await readCommitment(work, id) });
  await work.rows(REPLACE_SUPPORT, [id, change.supportingInstitutionIds, before.stateCode]);
  return readCommitment(work, id);
}
