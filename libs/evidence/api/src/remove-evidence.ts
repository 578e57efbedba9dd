import type { Work } from '@suivi/access/api';
import { rm } from 'node:fs/promises';
import { finalPlace, partPlace } from './files/places.ts';
import { refuseChange } from './read-evidence.ts';

/** Whether evidence `e` stands in anything that was ever submitted, withdrawn or not: then it is hidden, never erased. */
const HOLDS = (content: string) => `${content}->'evidence' @> jsonb_build_array(jsonb_build_object('id', e.id))`;
const IN_A_SUBMISSION = `(EXISTS (SELECT FROM submissions s WHERE s.update_id = e.update_id AND ${HOLDS('s.content')})
  OR EXISTS (SELECT FROM report_submission_sections x WHERE x.report_id = e.report_id AND ${HOLDS('x.content')}))`;

const REMOVE = `
  WITH erased AS (DELETE FROM evidence e WHERE e.id = $1 AND NOT ${IN_A_SUBMISSION} RETURNING e.id),
    hidden AS (UPDATE evidence e SET removed_at = now() WHERE e.id = $1 AND ${IN_A_SUBMISSION} AND e.removed_at IS NULL RETURNING e.id)
  SELECT EXISTS (SELECT FROM erased) AS erased, EXISTS (SELECT FROM hidden) AS hidden`;

/** Takes evidence off an update. What was never submitted is erased, with its file; what was stays with that submission. */
export async function removeEvidence(work: Work, filesDir: string, id: string): Promise<void> {
  const done = await work.row<{ erased: boolean; hidden: boolean }>(REMOVE, [id]);
  if (!done?.erased && !done?.hidden) return refuseChange(work, id);
  // The file goes only once the record is gone for good.
  await work.commit();
  if (done.erased) await eraseFiles(filesDir, [id]);
}

/** Erases the files of evidence whose records are gone, finished or not. */
export async function eraseFiles(filesDir: string, ids: readonly string[]): Promise<void> {
  for (const place of ids.flatMap((id) => [finalPlace(filesDir, id), partPlace(filesDir, id)])) await rm(place, { force: true });
}
