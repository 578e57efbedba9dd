import type { Work } from '@suivi/access/api';
import { widens, type Audience } from '@suivi/access/domain';
import { transition, type NewReview, type SubmissionRecord } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { isRefusal, refuse, type Refusal } from '@suivi/shared/domain';
import { refuseStale } from '../stale.ts';
import { readSubmission } from './read-submission.ts';

const REVIEW = `
  INSERT INTO reviews (programme_id, submission_id, commitment_id, action_id, state_code, reviewer_id, outcome, comment, verified_status)
  SELECT s.programme_id, s.id, s.commitment_id, s.action_id, s.state_code, $2, $3, $4, $5 FROM submissions s WHERE s.id = $1 ON CONFLICT (submission_id) DO NOTHING RETURNING id`;

/** Returns a submission with a comment, or validates it with the coordinator's own status beside the declared one. */
export async function reviewSubmission(work: Work, id: string, expected: number, review: NewReview): Promise<SubmissionRecord | Refusal> {
  const submission = await readSubmission(work, id);
  const next = transition(submission.phase, review.outcome === 'returned' ? 'return' : 'validate', work.actor.role);
  if (isRefusal(next)) {
    if (next.refused === 'wrong_phase') throw new ProblemException('wrong_phase', { current: submission });
    return next;
  }
  refuseStale(submission, expected);
  const verified = review.outcome === 'validated' ? review.verifiedStatus : null;
  if (verified === 'implemented' && submission.evidence.length === 0) return refuse('incomplete', [{ path: 'verifiedStatus', code: 'review.evidence_required' }]);
  const written = await work.rows(REVIEW, [id, work.actor.userId, review.outcome, review.comment, verified]);
  if (written.length === 0) throw new ProblemException('wrong_phase');
  return readSubmission(work, id);
}

/** The State lets more people see what it submitted; nobody else may, and it cannot be undone. */
export async function widenAudience(work: Work, id: string, audience: Audience): Promise<SubmissionRecord | Refusal> {
  const submission = await readSubmission(work, id);
  if (submission.stateCode !== work.actor.state) return refuse('forbidden');
  if (!widens(submission.audience, audience)) return refuse('invalid_input', [{ path: 'audience', code: 'audience.only_widens' }]);
  await work.rows('UPDATE submissions SET audience = $2, row_version = row_version + 1 WHERE id = $1', [id, audience]);
  return readSubmission(work, id);
}
