import type { Work } from '@suivi/access/api';
import { askedQuestions, placedAnswers, type NationalReport } from '@suivi/national-reports/domain';
import { findQuestion, missingAnswers } from '@suivi/questionnaires/domain';
import { refuseStale } from '@suivi/recommendations/api';
import { canonicalJson, ProblemException, sha256 } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { readReport, refusalOf, type WorkingReport } from './read-report.ts';

interface Receipt {
  submissionId: string;
  number: string;
  submittedAt: string;
  sha256: string;
}

/** The database holds the working copy at the version that was read, and copies it itself; somebody who was quicker leaves nothing to be submitted. */
const SUBMIT = `
  INSERT INTO report_submissions (programme_id, report_id, round_id, state_code, submitted_by, report_version, asked, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  RETURNING jsonb_build_object('submissionId', id, 'number', receipt_number, 'submittedAt', submitted_at, 'sha256', sha256) AS receipt`;

/** What a receipt speaks of. */
type Frozen = Pick<WorkingReport, 'id' | 'answers' | 'evidence' | 'questionnaire' | 'questionnaireVersionId'> & { round: Pick<WorkingReport['round'], 'id'> };

/** What is frozen of a report, in the order in which the database freezes it; its canonical JSON is what the receipt's SHA-256 is taken of. */
export function frozenContent(report: Frozen, asked: readonly string[]) {
  return {
    reportId: report.id,
    roundId: report.round.id,
    questionnaireVersionId: report.questionnaireVersionId,
    sections: report.questionnaire.sections.map(({ key }) => ({
      key,
      answers: report.answers.flatMap(({ question, item, section, value }) => (section === key && value !== null && asked.includes(question) ? [{ question, item, value }] : [])),
      evidence: report.evidence
        .filter(({ complete, question }) => complete && asked.includes(question) && findQuestion(report.questionnaire, question)?.section.key === key)
        .map(({ id, question, item, kind, title, datedOn, language, documentKind, url, fileName, sizeBytes, sha256: hash }) => ({ id, question, item, kind, title, datedOn, language, documentKind, url, fileName, sizeBytes, sha256: hash })),
    })),
  };
}

/** Submits the whole report for review and gives the receipt: number, time, and SHA-256 of the content. */
export async function submitReport(work: Work, id: string, expected: number): Promise<Receipt | Refusal> {
  const report = await readReport(work, id);
  const refusal = refusalOf(work, report, 'submit');
  if (refusal) return refusal;
  refuseStale(withoutVersion(report), expected);
  const answers = placedAnswers(report.answers, report.evidence);
  const unfinished = report.evidence.filter(({ complete }) => !complete).map(({ question, item }) => ({ path: item === '' ? question : `${question}.${item}`, code: 'update.upload_unfinished' }));
  const missing = [...missingAnswers(report.questionnaire, answers), ...unfinished];
  if (missing.length > 0) return refuse('incomplete', missing);
  const asked = askedQuestions(report.questionnaire, answers);
  const { programmeId, userId } = work.actor;
  const submitted = await work.row<{ receipt: Receipt }>(SUBMIT, [programmeId, id, report.round.id, report.stateCode, userId, expected, asked, sha256(canonicalJson(frozenContent(report, asked)))]);
  if (!submitted) throw new ProblemException('stale', { current: withoutVersion(await readReport(work, id)) });
  return submitted.receipt;
}

/** The report as its contract has it. */
function withoutVersion({ questionnaireVersionId: _, ...report }: WorkingReport): NationalReport {
  return report;
}

/** Takes a submission back before it was decided; it can then be mended and submitted again. */
export async function withdrawReport(work: Work, id: string): Promise<NationalReport | Refusal> {
  const refusal = refusalOf(work, await readReport(work, id), 'withdraw');
  if (refusal) return refusal;
  const withdrawn = await work.rows(`UPDATE report_submissions SET phase = 'withdrawn', row_version = row_version + 1 WHERE report_id = $1 AND phase = 'submitted' RETURNING id`, [id]);
  if (withdrawn.length === 0) throw new ProblemException('wrong_phase');
  return readReport(work, id);
}
