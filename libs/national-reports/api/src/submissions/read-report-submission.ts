import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { visibleEvidence } from '@suivi/evidence/domain';
import { visibleReportSubmissions, type ReportSubmission, type reportSubmissionListItemSchema, type ReportSubmissionQuery, type SubmittedSection } from '@suivi/national-reports/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import type { z } from 'zod';
import { ANSWER_EVIDENCE_JSON, ROUND_LABEL_JSON } from '../reports/report-json.ts';

type Line = z.infer<typeof reportSubmissionListItemSchema>;
const LINE_FIELDS = `'id', b.id, 'reportId', b.report_id, 'round', ${ROUND_LABEL_JSON}, 'stateCode', b.state_code, 'phase', b.phase, 'decidedAt', b.decided_at, 'late', b.late`;

/** What was submitted, as far as it is shown to the reader, the latest first. */
export async function listReportSubmissions(work: Work, query: ReportSubmissionQuery) {
  const parameters: unknown[] = [];
  const conditions = [scopeSql(visibleReportSubmissions(work.actor), 'b', parameters)];
  if (query.round) conditions.push(`b.round_id = $${parameters.push(query.round)}`);
  if (query.state) conditions.push(`b.state_code = $${parameters.push(query.state)}`);
  if (query.phase) conditions.push(`b.phase = $${parameters.push(query.phase)}`);
  if (query.cursor) {
    const [at, id] = fromCursor(query.cursor);
    conditions.push(`(b.submitted_at, b.id) < ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`);
  }
  const rows = await work.rows<{ line: Line; at: string }>(
    `SELECT b.submitted_at::text AS at, jsonb_build_object(${LINE_FIELDS}, 'receiptNumber', b.receipt_number, 'submittedAt', b.submitted_at) AS line
    FROM report_submissions b JOIN rounds r ON r.id = b.round_id WHERE ${conditions.join(' AND ')} ORDER BY b.submitted_at DESC, b.id DESC LIMIT $${parameters.push(query.limit + 1)}`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(({ line }) => line), nextCursor: rows.length > query.limit && last ? toCursor([last.at, last.line.id]) : null };
}

/**
 * A report as it was submitted, with the sections that are shown to the reader; one statement. What the coordinator wrote and the names
 * of people come only where row-level security lets the reader see them.
 */
export async function readReportSubmission(work: Work, id: string): Promise<ReportSubmission> {
  return (await readSubmissionWith(work, id)).submission;
}

/** The same with what else is wanted in the same statement, as columns of SQL. */
export async function readSubmissionWith<Also = object>(work: Work, id: string, also = ''): Promise<Also & { submission: ReportSubmission }> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleReportSubmissions(work.actor), 'b', parameters);
  const sectionScope = scopeSql(visibleReportSubmissions(work.actor), 'x', parameters);
  const evidenceScope = scopeSql(visibleEvidence(work.actor), 'e', parameters);
  const found = await work.row<Also & { submission: Omit<ReportSubmission, 'notShared'>; laws: string[] }>(
    `SELECT jsonb_build_object(${LINE_FIELDS}, 'questionnaire', q.content, 'rowVersion', b.row_version,
      'sections', (SELECT coalesce(jsonb_agg(jsonb_build_object('key', x.section_key, 'audience', x.audience, 'answers', x.content->'answers',
          'evidence', (SELECT coalesce(jsonb_agg(${ANSWER_EVIDENCE_JSON} ORDER BY e.id), '[]') FROM jsonb_array_elements(x.content->'evidence') piece JOIN evidence e ON e.report_id = b.report_id AND e.id = (piece->>'id')::uuid WHERE ${evidenceScope})
        ) ORDER BY x.position), '[]') FROM report_submission_sections x WHERE x.submission_id = b.id AND ${sectionScope}),
      'verified', (SELECT coalesce(jsonb_agg(jsonb_build_object('articleId', t.article_id, 'stage', t.stage) ORDER BY t.article_id), '[]') FROM transpositions t WHERE t.submission_id = b.id),
      'receipt', jsonb_build_object('number', b.receipt_number, 'submittedAt', b.submitted_at, 'submittedByName', submitter.name, 'sha256', b.sha256),
      'review', CASE WHEN b.phase IN ('returned', 'validated') THEN jsonb_build_object('outcome', b.phase, 'comment', v.comment, 'questions', coalesce(v.questions, '[]'), 'reviewedAt', b.decided_at, 'reviewerName', reviewer.name) END) AS submission,
      (SELECT coalesce(jsonb_agg(w.id), '[]') FROM legislation w WHERE w.id IN (SELECT (law #>> '{}')::uuid FROM report_submission_sections x, jsonb_path_query(x.content, '$.answers[*].value.legislationIds[*]') law WHERE x.submission_id = b.id)) AS laws${also}
    FROM report_submissions b JOIN rounds r ON r.id = b.round_id JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id
    LEFT JOIN users submitter ON submitter.id = b.submitted_by LEFT JOIN report_reviews v ON v.submission_id = b.id LEFT JOIN users reviewer ON reviewer.id = v.reviewer_id
    WHERE b.id = $1 AND ${scope}`,
    parameters,
  );
  if (!found) return outOfReach(work, 'report_submissions', id);
  const { submission, laws } = found;
  const shown = submission.sections.map(({ key }) => key);
  return { ...found, submission: { ...submission, sections: submission.sections.map((section) => withKnownLaws(section, laws)), notShared: submission.questionnaire.sections.map(({ key }) => key).filter((key) => !shown.includes(key)) } };
}

/** The section with those laws that the reader may open: of others she does not learn that they exist. */
function withKnownLaws(section: SubmittedSection, laws: readonly string[]): SubmittedSection {
  const known = (ids: readonly string[]) => ids.filter((id) => laws.includes(id));
  return { ...section, answers: section.answers.map((answer) => (answer.value.kind === 'articles' ? { ...answer, value: { ...answer.value, legislationIds: known(answer.value.legislationIds) } } : answer)) };
}
