import type { Work } from '@suivi/access/api';
import type { AcceptedAnswers, NationalReport } from '@suivi/national-reports/domain';
import { answerIssues, findQuestion } from '@suivi/questionnaires/domain';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type FieldIssue, type Refusal } from '@suivi/shared/domain';
import { readReport, refusalOf } from '../reports/read-report.ts';

/** Each row is written only where it still has the version that was read; there is none where it was given as 0. */
const WRITE = `
  WITH given AS (SELECT * FROM jsonb_to_recordset($2) AS g(question text, item text, section text, expected integer, value jsonb)),
    first AS (INSERT INTO report_answers (report_id, question_key, item, section_key, programme_id, state_code, value, updated_by)
      SELECT $1, g.question, g.item, g.section, $3, $4, g.value, $5 FROM given g WHERE g.expected = 0 ON CONFLICT DO NOTHING RETURNING question_key),
    again AS (UPDATE report_answers a SET value = CASE WHEN g.value = 'null' THEN NULL ELSE g.value END, updated_by = $5, updated_at = now(), row_version = a.row_version + 1 FROM given g
      WHERE g.expected > 0 AND a.report_id = $1 AND a.question_key = g.question AND a.item = g.item AND a.row_version = g.expected RETURNING a.question_key)
  SELECT (SELECT count(*)::int FROM first) + (SELECT count(*)::int FROM again) AS written`;

/** Writes what was accepted of a form that came back, as one act: where a single answer was changed since it was read, nothing is written. */
export async function acceptAnswers(work: Work, id: string, { answers }: AcceptedAnswers): Promise<NationalReport | Refusal> {
  const report = await readReport(work, id);
  const refusal = refusalOf(work, report, 'edit');
  if (refusal) return refusal;
  const issues: FieldIssue[] = [];
  const rows = answers.map(({ question: key, item, expected, value }, at) => {
    const found = findQuestion(report.questionnaire, key);
    const nothing = value === null && expected === 0;
    if (!found || nothing || answers.findIndex((other) => other.question === key && other.item === item) !== at) issues.push({ path: `answers.${at}.question`, code: 'form.row_unknown' });
    else if (value !== null) issues.push(...answerIssues(found.question, item, value).map(({ path, code }) => ({ path: `answers.${at}.${path === 'item' ? 'item' : `value.${path}`}`, code })));
    return { question: key, item, section: found?.section.key ?? '', expected, value };
  });
  if (issues.length > 0) return refuse('invalid_input', issues);
  if (rows.some(({ section }) => !report.sections.some((candidate) => candidate.key === section && candidate.mayWrite))) return refuse('forbidden');
  const { programmeId, userId } = work.actor;
  const [done] = await work.rows<{ written: number }>(WRITE, [id, JSON.stringify(rows), programmeId, report.stateCode, userId]);
  // The exception undoes what was written before it.
  if (done?.written !== rows.length) throw new ProblemException('stale');
  return readReport(work, id);
}
