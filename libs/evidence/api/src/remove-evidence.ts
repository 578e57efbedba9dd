import type { Work } from '@suivi/access/api';
import { rm } from 'node:fs/promises';
import { finalPlace, partPlace } from './files/places.ts';
import { refuseChange } from './read-evidence.ts';

const REMOVE = `
  WITH erased AS (DELETE FROM evidence e WHERE e.id = $1 AND NOT e.submitted RETURNING e.id),
    hidden AS (UPDATE evidence e SET removed_at = now() WHERE e.id = $1 AND e.submitted AND e.removed_at IS NULL RETURNING e.id)
  SELECT EXISTS (SELECT FROM erased) AS erased, EXISTS (SELECT FROM hidden) AS hidden`;

/** Takes evidence off an update. What was never submitted is erased, with its file; what was stays with that submission. */
export async function removeEvidence(work: Work, filesDir: string, id: string): Promise<void> {
  const done = await work.row<{ erased: boolean; hidden: boolean }>(REMOVE, [id]);
  if (!done?.erased && !done?.hidden) return refuseChange(work, id);
  // The file goes only once the record is gone for good.
  await work.commit();
  if (done.erased) for (const place of [finalPlace(filesDir, id), partPlace(filesDir, id)]) await rm(place, { force: true });
}
