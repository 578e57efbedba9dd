import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { mayWriteSection, visibleReports, type ReportAnswer } from '@suivi/national-reports/domain';
import { answerIssues, type AnswerPlace, type AnswerValue, type Question } from '@suivi/questionnaires/domain';
import type { Phase } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { ANSWER_JOIN, ANSWER_JSON } from './report-json.ts';
import { refusalOf } from './read-report.ts';

interface Place {
  phase: Phase;
  stateCode: string;
  /** Null where the questionnaire asks no such question. */
  asked: { section: string; institutionId: string | null; question: Question } | null;
  answer: ReportAnswer | null;
}

/** The place of an answer: the report, the question as it is asked, whose section it is in, and what stands there; no other answer is read. */
async function readPlace(work: Work, reportId: string, { question, item }: AnswerPlace): Promise<Place> {
  const parameters: unknown[] = [reportId, question, item];
  const scope = scopeSql(visibleReports(work.actor), 'n', parameters);
  const found = await work.row<{ place: Place }>(
    `SELECT jsonb_build_object('phase', n.phase, 'stateCode', n.state_code,
      'asked', (SELECT jsonb_build_object('section', s.section_key, 'institutionId', s.institution_id, 'question', asked.value) FROM report_questions k JOIN report_sections s ON s.report_id = k.report_id AND s.section_key = k.section_key
        JOIN rounds r ON r.id = n.round_id JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id
        CROSS JOIN LATERAL jsonb_path_query(q.content, 'strict $.sections[*].questions[*] ? (@.key == $key)', jsonb_build_object('key', k.question_key)) asked(value) WHERE k.report_id = n.id AND k.question_key = $2),
      'answer', (SELECT ${ANSWER_JSON} FROM report_answers a ${ANSWER_JOIN} WHERE a.report_id = n.id AND a.question_key = $2 AND a.item = $3)) AS place
    FROM national_reports n WHERE n.id = $1 AND ${scope}`,
    parameters,
  );
  return found ? found.place : outOfReach(work, 'national_reports', reportId);
}

const FIRST = `
  WITH a AS (INSERT INTO report_answers (report_id, question_key, item, section_key, programme_id, state_code, value, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING *)
  SELECT ${ANSWER_JSON} AS answer FROM a ${ANSWER_JOIN}`;
const AGAIN = `
  WITH a AS (UPDATE report_answers SET value = $4, updated_by = $5, updated_at = now(), row_version = row_version + 1
    WHERE report_id = $1 AND question_key = $2 AND item = $3 AND row_version = $6 RETURNING *)
  SELECT ${ANSWER_JSON} AS answer FROM a ${ANSWER_JOIN}`;

/**
 * Writes one answer, or takes it away (null). Two people in different questions never meet; in the same question the second is refused
 * with what stands there now. `expected` is the version that was read, 0 where there was no answer.
 */
export async function writeAnswer(work: Work, reportId: string, place: AnswerPlace, expected: number, value: AnswerValue | null): Promise<ReportAnswer | Refusal> {
  const { asked, answer, ...report } = await readPlace(work, reportId, place);
  const refusal = refusalOf(work, report, 'edit');
  if (refusal) return refusal;
  if (!asked || (value === null && !answer)) return refuse('not_found');
  if (!mayWriteSection(work.actor, { stateCode: report.stateCode, institutionId: asked.institutionId })) return refuse('forbidden');
  const issues = value === null ? [] : answerIssues(asked.question, place.item, value);
  if (issues.length > 0) return refuse('invalid_input', issues.map(({ path, code }) => ({ path: path === 'item' ? 'item' : `value.${path}`, code })));
  if (value?.kind === 'articles' && !(await areKnown(work, value.legislationIds))) return refuse('invalid_input', [{ path: 'value.legislationIds', code: 'answer.unknown_law' }]);
  if ((answer?.rowVersion ?? 0) !== expected) throw new ProblemException('stale', { current: answer });
  const { programmeId, userId } = work.actor;
  const written = answer
    ? await work.row<{ answer: ReportAnswer }>(AGAIN, [reportId, place.question, place.item, value, userId, expected])
    : await work.row<{ answer: ReportAnswer }>(FIRST, [reportId, place.question, place.item, asked.section, programmeId, report.stateCode, value, userId]);
  if (written) return written.answer;
  // Between the two statements somebody sent the report, or wrote here.
  const { answer: current, ...now } = await readPlace(work, reportId, place);
  const late = refusalOf(work, now, 'edit');
  if (late) return late;
  throw new ProblemException('stale', { current });
}

/** Whether the writer may open all these laws: what is cited in a report stays there for good. */
async function areKnown(work: Work, laws: readonly string[]): Promise<boolean> {
  if (laws.length === 0) return true;
  const known = await work.row<{ count: number }>('SELECT count(*)::integer AS count FROM legislation WHERE id = ANY($1)', [laws]);
  return known?.count === new Set(laws).size;
}
