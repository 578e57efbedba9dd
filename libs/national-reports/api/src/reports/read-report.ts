import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { mayWriteSection, nextReportActs, visibleReports, type NationalReport, type nationalReportListItemSchema, type ReportSection } from '@suivi/national-reports/domain';
import { transition, type Act, type Phase } from '@suivi/recommendations/domain';
import { fromCursor, ProblemException, toCursor } from '@suivi/shared/api';
import { isRefusal, type pageQuerySchema, type Refusal } from '@suivi/shared/domain';
import type { z } from 'zod';
import { ANSWER_EVIDENCE_JSON, ANSWER_JOIN, ANSWER_JSON, REPORT_REVIEW_JSON, ROUND_LABEL_JSON, SECTION_JOINS, SECTION_JSON } from './report-json.ts';

export type ToldSection = Omit<ReportSection, 'mayWrite'>;
type Told = Omit<NationalReport, 'nextActs' | 'sections'> & { sections: ToldSection[]; questionnaireVersionId: string };
/** The working copy, with the version of the questionnaire that it answers. */
export type WorkingReport = NationalReport & { questionnaireVersionId: string };

const REPORT_JSON = `jsonb_build_object('id', n.id, 'round', ${ROUND_LABEL_JSON}, 'stateCode', n.state_code, 'phase', n.phase, 'corrects', n.corrects, 'questionnaireVersionId', q.id, 'questionnaire', q.content,
  'sections', (SELECT jsonb_agg(${SECTION_JSON} ORDER BY s.position) FROM report_sections s ${SECTION_JOINS} WHERE s.report_id = n.id),
  'answers', (SELECT coalesce(jsonb_agg(${ANSWER_JSON} ORDER BY a.question_key COLLATE "C", a.item COLLATE "C"), '[]') FROM report_answers a ${ANSWER_JOIN} WHERE a.report_id = n.id),
  'evidence', (SELECT coalesce(jsonb_agg(${ANSWER_EVIDENCE_JSON} ORDER BY e.id), '[]') FROM evidence e WHERE e.report_id = n.id AND e.removed_at IS NULL),
  'lastReview', (SELECT ${REPORT_REVIEW_JSON} FROM report_reviews v LEFT JOIN users reviewer ON reviewer.id = v.reviewer_id WHERE v.report_id = n.id ORDER BY v.reviewed_at DESC LIMIT 1),
  'rowVersion', n.row_version, 'updatedAt', n.updated_at)`;

/** The State's working copy with all its sections, answers and evidence; one statement. */
export async function readReport(work: Work, id: string): Promise<WorkingReport> {
  return (await readReportWith(work, id)).report;
}

/** The same with what else is wanted in the same statement, as columns of SQL. */
export async function readReportWith<Also = object>(work: Work, id: string, also = ''): Promise<Also & { report: WorkingReport }> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleReports(work.actor), 'n', parameters);
  const found = await work.row<Also & { report: Told }>(
    `SELECT ${REPORT_JSON} AS report${also} FROM national_reports n JOIN rounds r ON r.id = n.round_id JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id WHERE n.id = $1 AND ${scope}`,
    parameters,
  );
  if (!found) return outOfReach(work, 'national_reports', id);
  const { report } = found;
  const sections = report.sections.map((section) => sectionOf(work, report.stateCode, section));
  return { ...found, report: { ...report, sections, nextActs: nextReportActs(report.phase, work.actor.role) } };
}

export function sectionOf({ actor }: Work, stateCode: string, section: ToldSection): ReportSection {
  return { ...section, mayWrite: mayWriteSection(actor, { stateCode, institutionId: section.institution?.id ?? null }) };
}

/** Why an act may not be done on a report in its phase; null when it may. */
export function refusalOf({ actor }: Work, { phase }: { phase: Phase }, act: Act): Refusal | null {
  const next = transition(phase, act, actor.role);
  if (!isRefusal(next)) return null;
  if (next.refused === 'wrong_phase') throw new ProblemException('wrong_phase', { current: { phase } });
  return next;
}

type Line = z.infer<typeof nationalReportListItemSchema>;

/** The State's reports, the last written first. */
export async function listReports(work: Work, query: z.infer<typeof pageQuerySchema>) {
  const parameters: unknown[] = [];
  let where = scopeSql(visibleReports(work.actor), 'n', parameters);
  if (query.cursor) {
    const [at, id] = fromCursor(query.cursor);
    where += ` AND (n.updated_at, n.id) < ($${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`;
  }
  const rows = await work.rows<{ line: Line; at: string }>(
    `SELECT n.updated_at::text AS at, jsonb_build_object('id', n.id, 'round', ${ROUND_LABEL_JSON}, 'stateCode', n.state_code, 'phase', n.phase, 'corrects', n.corrects, 'updatedAt', n.updated_at,
      'sections', (SELECT count(*) FROM report_sections s WHERE s.report_id = n.id), 'readySections', (SELECT count(*) FROM report_sections s WHERE s.report_id = n.id AND s.ready)) AS line
    FROM national_reports n JOIN rounds r ON r.id = n.round_id WHERE ${where} ORDER BY n.updated_at DESC, n.id DESC LIMIT $${parameters.push(query.limit + 1)}`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(({ line }) => line), nextCursor: rows.length > query.limit && last ? toCursor([last.at, last.line.id]) : null };
}
