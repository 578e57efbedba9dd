import type { Work } from '@suivi/access/api';
import { AUDIENCES, includes } from '@suivi/access/domain';
import type { Update } from '@suivi/recommendations/domain';
import type { Refusal } from '@suivi/shared/domain';
import { refuseStale } from '../stale.ts';
import { refusalOf } from './edit-update.ts';
import { readUpdate } from './read-update.ts';

/** The update is held still, so that its pieces follow the audience that was read. */
const ALIGN = `
  WITH held AS (SELECT u.id, u.audience FROM updates u WHERE u.id = $1 AND u.row_version = $2 FOR UPDATE)
  UPDATE evidence e SET confidentiality = held.audience FROM held WHERE e.update_id = held.id AND e.removed_at IS NULL AND e.confidentiality = ANY($3)`;

/** Shows the pieces of an update to all who will see the update; a piece that more people may see already stays as it is. */
export async function alignEvidence(work: Work, id: string, expected: number): Promise<Update | Refusal> {
  const before = await readUpdate(work, id);
  const refusal = refusalOf(work, before, 'edit');
  if (refusal) return refusal;
  refuseStale(before, expected);
  await work.rows(ALIGN, [id, expected, AUDIENCES.filter((audience) => !includes(audience, before.audience))]);
  return readUpdate(work, id);
}
