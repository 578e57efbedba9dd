import type { Work } from '@suivi/access/api';
import { widens, type Audience } from '@suivi/access/domain';
import type { NewReportReview, ReportSubmission } from '@suivi/national-reports/domain';
import { findQuestion } from '@suivi/questionnaires/domain';
import { transition } from '@suivi/recommendations/domain';
import { refuseStale } from '@suivi/recommendations/api';
import { ProblemException } from '@suivi/shared/api';
import { isRefusal, refuse, type FieldIssue, type Refusal } from '@suivi/shared/domain';
import { readReportSubmission } from './read-report-submission.ts';

const REVIEW = `
  INSERT INTO report_reviews (programme_id, submission_id, report_id, state_code, reviewer_id, outcome, comment, questions, verified)
  SELECT b.programme_id, b.id, b.report_id, b.state_code, $2, $3, $4, $5, $6 FROM report_submissions b WHERE b.id = $1 ON CONFLICT (submission_id) DO NOTHING RETURNING id`;

/** Returns a report with what is to be mended, question by question, or validates it with the coordinator's own stages beside the declared ones. */
export async function reviewReport(work: Work, id: string, expected: number, review: NewReportReview): Promise<ReportSubmission | Refusal> {
  const submission = await readReportSubmission(work, id);
  const next = transition(submission.phase, review.outcome === 'returned' ? 'return' : 'validate', work.actor.role);
  if (isRefusal(next)) {
    if (next.refused === 'wrong_phase') throw new ProblemException('wrong_phase', { current: submission });
    return next;
  }
  refuseStale(submission, expected);
  const unknown = unknownPlaces(submission, review);
  if (unknown.length > 0) return refuse('invalid_input', unknown);
  const questions = review.outcome === 'returned' ? review.questions : [];
  const verified = review.outcome === 'validated' ? review.verified : [];
  const written = await work.rows(REVIEW, [id, work.actor.userId, review.outcome, review.comment, JSON.stringify(questions), JSON.stringify(verified)]);
  if (written.length === 0) throw new ProblemException('wrong_phase');
  return readReportSubmission(work, id);
}

/** A comment is on a question that was asked, a stage on an article that the State reported on, each once. */
function unknownPlaces({ questionnaire, sections }: ReportSubmission, review: NewReportReview): FieldIssue[] {
  if (review.outcome === 'returned') {
    return review.questions.flatMap(({ question }, at) => (findQuestion(questionnaire, question) ? [] : [{ path: `questions.${at}.question`, code: 'review.question_unknown' }]));
  }
  const reported = sections.flatMap(({ answers }) => answers.flatMap(({ item, value }) => (value.kind === 'articles' ? [item] : [])));
  return review.verified.flatMap(({ articleId }, at) =>
    reported.includes(articleId) && review.verified.findIndex((other) => other.articleId === articleId) === at ? [] : [{ path: `verified.${at}.articleId`, code: 'review.article_not_reported' }],
  );
}

/** The State lets more people see a section of what it submitted; nobody else may, and it cannot be undone. */
export async function widenSection(work: Work, id: string, key: string, audience: Audience): Promise<ReportSubmission | Refusal> {
  const submission = await readReportSubmission(work, id);
  if (submission.stateCode !== work.actor.state) return refuse('forbidden');
  const section = submission.sections.find((candidate) => candidate.key === key);
  if (!section) return refuse('not_found');
  if (!widens(section.audience, audience)) return refuse('invalid_input', [{ path: 'audience', code: 'audience.only_widens' }]);
  await work.rows('UPDATE report_submission_sections SET audience = $3 WHERE submission_id = $1 AND section_key = $2', [id, key, audience]);
  return readReportSubmission(work, id);
}
