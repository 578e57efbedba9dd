import { outOfReach, type Work } from '@suivi/access/api';
import { validityIssue, type ValidityChange } from '@suivi/evidence/domain';
import type { Update } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { refuseStale } from '../stale.ts';
import { refusalOf } from './edit-update.ts';
import { readUpdate } from './read-update.ts';

/** The update is held still, so that nobody submits a piece that is being mended. */
const MEND = `
  WITH held AS (SELECT u.id FROM updates u WHERE u.id = $1 AND u.row_version = $2 FOR UPDATE)
  UPDATE evidence e SET valid_until = $4 FROM held WHERE e.update_id = held.id AND e.id = $3 AND e.removed_at IS NULL RETURNING e.id`;

/** Says until when a piece of an open update is valid. */
export async function mendEvidence(work: Work, id: string, pieceId: string, expected: number, { validUntil }: ValidityChange): Promise<Update | Refusal> {
  const before = await readUpdate(work, id);
  const refusal = refusalOf(work, before, 'edit');
  if (refusal) return refusal;
  const piece = before.evidence.find((each) => each.id === pieceId);
  if (!piece) return outOfReach(work, 'evidence', pieceId);
  refuseStale(before, expected);
  const code = validityIssue(piece.datedOn, validUntil);
  if (code) return refuse('invalid_input', [{ path: 'validUntil', code }]);
  const mended = await work.rows(MEND, [id, expected, pieceId, validUntil]);
  const after = await readUpdate(work, id);
  if (mended.length === 0) throw new ProblemException('stale', { current: after });
  return after;
}
