import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { visibleReports, type ReportSection, type ReportSectionChange } from '@suivi/national-reports/domain';
import type { Phase } from '@suivi/recommendations/domain';
import { refuseStale } from '@suivi/recommendations/api';
import { ProblemException } from '@suivi/shared/api';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { SECTION_JOINS, SECTION_JSON } from './report-json.ts';
import { refusalOf, sectionOf, type ToldSection } from './read-report.ts';

interface Told {
  phase: Phase;
  stateCode: string;
  section: ToldSection | null;
}

async function readSection(work: Work, reportId: string, key: string): Promise<Told> {
  const parameters: unknown[] = [reportId, key];
  const scope = scopeSql(visibleReports(work.actor), 'n', parameters);
  const found = await work.row<{ told: Told }>(
    `SELECT jsonb_build_object('phase', n.phase, 'stateCode', n.state_code, 'section', (SELECT ${SECTION_JSON} FROM report_sections s ${SECTION_JOINS} WHERE s.report_id = n.id AND s.section_key = $2)) AS told
    FROM national_reports n WHERE n.id = $1 AND ${scope}`,
    parameters,
  );
  return found ? found.told : outOfReach(work, 'national_reports', reportId);
}

/** Who may be given a section: the focal points of the State, and who contributes for the section's institution. */
const IS_ASSIGNABLE = `SELECT FROM memberships m WHERE m.user_id = $1 AND m.programme_id = $2 AND m.state_code = $3 AND (m.role = 'focal_point' OR (m.role = 'contributor' AND m.institution_id = $4))`;

/** Gives a section to an institution and a person, decides who may see it, or says that it is ready; a contributor says only the last. */
export async function changeSection(work: Work, reportId: string, key: string, expected: number, change: ReportSectionChange): Promise<ReportSection | Refusal> {
  const { section, ...report } = await readSection(work, reportId, key);
  const refusal = refusalOf(work, report, 'edit');
  if (refusal) return refusal;
  if (!section) return refuse('not_found');
  const before = sectionOf(work, report.stateCode, section);
  if (!before.mayWrite || (work.actor.role === 'contributor' && Object.keys(change).some((field) => field !== 'ready'))) return refuse('forbidden');
  refuseStale(before, expected);
  const institutionId = change.institutionId === undefined ? (before.institution?.id ?? null) : change.institutionId;
  // Who was given the section for one institution does not take it along to another.
  const sameInstitution = institutionId === (before.institution?.id ?? null);
  const assigneeId = change.assigneeId === undefined ? (sameInstitution ? (before.assignee?.id ?? null) : null) : change.assigneeId;
  if (change.assigneeId && (await work.rows(IS_ASSIGNABLE, [change.assigneeId, work.actor.programmeId, report.stateCode, institutionId])).length === 0) {
    return refuse('invalid_input', [{ path: 'assigneeId', code: 'section.assignee_elsewhere' }]);
  }
  const { audience = before.audience, ready = before.ready } = change;
  const written =
    work.actor.role === 'contributor'
      ? await work.rows('UPDATE report_sections SET ready = $4, row_version = row_version + 1 WHERE report_id = $1 AND section_key = $2 AND row_version = $3 RETURNING section_key', [reportId, key, expected, ready])
      : await work.rows(
          'UPDATE report_sections SET ready = $4, institution_id = $5, assignee_id = $6, audience = $7, row_version = row_version + 1 WHERE report_id = $1 AND section_key = $2 AND row_version = $3 RETURNING section_key',
          [reportId, key, expected, ready, institutionId, assigneeId, audience],
        );
  const after = (await readSection(work, reportId, key)).section;
  if (!after) return refuse('not_found');
  const current = sectionOf(work, report.stateCode, after);
  if (written.length === 0) throw new ProblemException('stale', { current });
  return current;
}
