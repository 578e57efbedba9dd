import type { Work } from '@suivi/access/api';
import { eraseFiles } from '@suivi/evidence/api';
import { transition, type Act, type Update, type UpdateContent } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { isRefusal, type Refusal } from '@suivi/shared/domain';
import { refuseStale } from '../stale.ts';
import { refuseUnknownMilestones } from './reached-milestones.ts';
import { readUpdate } from './read-update.ts';

/** Saves the working copy, also while it is being typed. */
export async function saveUpdate(work: Work, id: string, expected: number, content: UpdateContent): Promise<Update | Refusal> {
  const before = await readUpdate(work, id);
  const refusal = refusalOf(work, before, 'edit');
  if (refusal) return refusal;
  refuseStale(before, expected);
  const milestones = content.milestones ?? before.milestones;
  const unknown = await refuseUnknownMilestones(work, before.subject, milestones);
  if (unknown) return unknown;
  const saved = await work.rows(
    `UPDATE updates SET declared_status = $3, narrative = $4, challenges = $5, audience = $6, milestones = $7, updated_at = now(), row_version = row_version + 1 WHERE id = $1 AND row_version = $2 RETURNING id`,
    [id, expected, content.declaredStatus, content.narrative, content.challenges, content.audience, JSON.stringify(milestones)],
  );
  if (saved.length === 0) throw new ProblemException('stale', { current: await readUpdate(work, id) });
  return { ...before, ...content, milestones, rowVersion: expected + 1, updatedAt: new Date().toISOString() };
}

/** The contributor says that her draft is ready for the focal point to clear and submit. */
export async function handOver(work: Work, id: string): Promise<Update | Refusal> {
  const before = await readUpdate(work, id);
  const refusal = refusalOf(work, before, 'hand_over');
  if (refusal) return refusal;
  await work.rows('UPDATE updates SET ready_for_clearance = true, updated_at = now(), row_version = row_version + 1 WHERE id = $1', [id]);
  return readUpdate(work, id);
}

/** Throws a draft away, with its evidence; what was ever submitted cannot be thrown away. */
export async function discardUpdate(work: Work, filesDir: string, id: string): Promise<void | Refusal> {
  const before = await readUpdate(work, id);
  const refusal = refusalOf(work, before, 'discard');
  if (refusal) return refusal;
  const erased = await work.rows<{ id: string }>('DELETE FROM evidence WHERE update_id = $1 RETURNING id', [id]);
  const gone = await work.rows('DELETE FROM updates WHERE id = $1 RETURNING id', [id]);
  // A colleague sent it between the statements: then nothing of it goes.
  if (gone.length === 0) throw new ProblemException('wrong_phase');
  // Files go only once their records are gone for good.
  await work.commit();
  await eraseFiles(
    filesDir,
    erased.map((piece) => piece.id),
  );
}

/** Why an act may not be done on an update in its phase; null when it may. */
export function refusalOf(work: Work, update: Update, act: Act): Refusal | null {
  const next = transition(update.phase, act, work.actor.role);
  if (!isRefusal(next)) return null;
  if (next.refused === 'wrong_phase') throw new ProblemException('wrong_phase', { current: { phase: update.phase } });
  return next;
}
