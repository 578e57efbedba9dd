import type { Work } from '@suivi/access/api';
import { eraseFiles } from '@suivi/evidence/api';
import { ProblemException } from '@suivi/shared/api';
import type { Refusal } from '@suivi/shared/domain';
import { readReport, refusalOf } from './read-report.ts';

/** Throws a report away that was never submitted, with its answers and evidence. */
export async function discardReport(work: Work, filesDir: string, id: string): Promise<void | Refusal> {
  const refusal = refusalOf(work, await readReport(work, id), 'discard');
  if (refusal) return refusal;
  const erased = await work.rows<{ id: string }>('DELETE FROM evidence WHERE report_id = $1 RETURNING id', [id]);
  const gone = await work.rows('DELETE FROM national_reports WHERE id = $1 RETURNING id', [id]);
  // A colleague sent it between the statements: then nothing of it goes.
  if (gone.length === 0) throw new ProblemException('wrong_phase');
  // Files go only once their records are gone for good.
  await work.commit();
  await eraseFiles(
    filesDir,
    erased.map((piece) => piece.id),
  );
}
