import type { Work } from '@suivi/access/api';
import { checkDeclaration, readableNarrative, transition, type SubmissionMilestone, type Update } from '@suivi/recommendations/domain';
import { canonicalJson, ProblemException, sha256 } from '@suivi/shared/api';
import { isRefusal, refuse, type Refusal } from '@suivi/shared/domain';
import { refuseStale } from '../stale.ts';
import { reachedNow } from './reached-milestones.ts';
import { readUpdate } from './read-update.ts';

export interface Receipt {
  submissionId: string;
  number: string;
  submittedAt: string;
  sha256: string;
}

/** The update is held at the version that was read: what a colleague changes at the same moment, evidence included, is not sent unseen. A cancelled action takes none. */
const SUBMIT = `
  WITH held AS MATERIALIZED (SELECT u.* FROM updates u WHERE u.id = $1 AND u.row_version = $7 FOR UPDATE),
    cancelled AS (SELECT FROM held JOIN action_parts p ON p.action_id = held.action_id AND p.state_code = held.state_code WHERE p.phase = 'cancelled'),
    sent AS (INSERT INTO submissions (programme_id, update_id, commitment_id, action_id, state_code, submitted_by, content, sha256, declared_status, audience)
      SELECT held.programme_id, held.id, held.commitment_id, held.action_id, held.state_code, $2, $3, $4, $5, $6 FROM held WHERE NOT EXISTS (SELECT FROM cancelled)
      RETURNING jsonb_build_object('submissionId', id, 'number', receipt_number, 'submittedAt', submitted_at, 'sha256', sha256) AS receipt)
  SELECT (SELECT receipt FROM sent) AS receipt, EXISTS (SELECT FROM cancelled) AS cancelled`;

/** What is frozen when an update is submitted; its canonical JSON is what the receipt's SHA-256 is taken of. */
export function submittedContent(update: Pick<Update, 'subject' | 'declaredStatus' | 'narrative' | 'challenges' | 'evidence'>, { milestones, progress }: { milestones: readonly SubmissionMilestone[]; progress: number | null } = { milestones: [], progress: null }) {
  return {
    ...(update.subject.kind === 'action' ? { actionId: update.subject.id, milestones, progress } : { commitmentId: update.subject.id }),
    declaredStatus: update.declaredStatus,
    narrative: update.narrative,
    challenges: update.challenges,
    evidence: update.evidence
      .filter((piece) => piece.complete)
      .map(({ id, kind, title, datedOn, validUntil, language, documentKind, url, fileName, sizeBytes, sha256: hash }) => ({ id, kind, title, datedOn, validUntil, language, documentKind, url, fileName, sizeBytes, sha256: hash })),
  };
}

/** Submits an update for review and gives the receipt: number, time, and SHA-256 of the content. */
export async function submitUpdate(work: Work, id: string, expected: number): Promise<Receipt | Refusal> {
  const update = await readUpdate(work, id);
  const next = transition(update.phase, 'submit', work.actor.role);
  if (isRefusal(next)) {
    if (next.refused === 'wrong_phase') throw new ProblemException('wrong_phase', { current: { phase: update.phase } });
    return next;
  }
  refuseStale(update, expected);
  const missing = checkDeclaration({
    declaredStatus: update.declaredStatus,
    narrative: readableNarrative(update.narrative),
    datedEvidence: update.evidence.filter((piece) => piece.complete).length,
    unfinishedUploads: update.evidence.filter((piece) => !piece.complete).length,
  });
  if (missing) return missing;
  const content = submittedContent(update, await reachedNow(work, update.subject, update.milestones));
  const submitted = await work.row<{ receipt: Receipt | null; cancelled: boolean }>(SUBMIT, [
    id,
    work.actor.userId,
    content,
    sha256(canonicalJson(content)),
    update.declaredStatus,
    update.audience,
    expected,
  ]);
  if (submitted?.cancelled) return refuse('action_cancelled');
  if (!submitted?.receipt) throw new ProblemException('stale', { current: await readUpdate(work, id) });
  return submitted.receipt;
}

/** Takes a submission back before it was decided; it can then be mended and submitted again. */
export async function withdrawUpdate(work: Work, id: string): Promise<Update | Refusal> {
  const update = await readUpdate(work, id);
  const next = transition(update.phase, 'withdraw', work.actor.role);
  if (isRefusal(next)) {
    if (next.refused === 'wrong_phase') throw new ProblemException('wrong_phase', { current: { phase: update.phase } });
    return next;
  }
  const withdrawn = await work.rows(`UPDATE submissions SET phase = 'withdrawn', row_version = row_version + 1 WHERE update_id = $1 AND phase = 'submitted' RETURNING id`, [id]);
  if (withdrawn.length === 0) throw new ProblemException('wrong_phase');
  return readUpdate(work, id);
}
