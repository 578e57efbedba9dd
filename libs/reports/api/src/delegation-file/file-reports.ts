import { scopeSql, type Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { ROUND_LABEL_JSON, SECTION_JOINS, TODAY_THERE } from '@suivi/national-reports/api';
import { reportStanding, visibleReports, visibleReportSubmissions } from '@suivi/national-reports/domain';
import type { Phase } from '@suivi/recommendations/domain';
import type { DelegationFile } from '@suivi/reports/domain';

type FileReport = DelegationFile['reports'][number];
/** As the database tells it: where the State stands is for the rules of the domain to say. */
export interface ToldReport extends Omit<FileReport, 'standing'> {
  working: Phase | null;
}

/** The rounds in which State $3 is asked for a report, as JSON. Nobody but the State itself can as much as ask for its working copy. */
export function fileReportsSql({ actor }: Work, parameters: unknown[]): string {
  const sent = scopeSql(visibleReportSubmissions(actor), 's', parameters);
  const own = isNational(actor.role);
  const working = own ? `LEFT JOIN national_reports n ON n.round_id = r.id AND n.state_code = rs.state_code AND n.phase <> 'validated' AND ${scopeSql(visibleReports(actor), 'n', parameters)}` : '';
  const sections = own
    ? `(SELECT coalesce(jsonb_agg(jsonb_build_object('title', asked.section->'title', 'institution', i.name, 'assigneeName', assignee.name, 'ready', s.ready) ORDER BY s.position), '[]')
        FROM report_sections s ${SECTION_JOINS} JOIN jsonb_array_elements(q.content->'sections') asked(section) ON asked.section->>'key' = s.section_key WHERE s.report_id = n.id)`
    : `'[]'::jsonb`;
  const ofState = `FROM report_submissions s LEFT JOIN report_reviews v ON v.submission_id = s.id WHERE s.round_id = r.id AND s.state_code = rs.state_code AND s.phase <> 'withdrawn' AND ${sent}`;
  return `(SELECT coalesce(jsonb_agg(jsonb_build_object('round', ${ROUND_LABEL_JSON}, 'reportId', ${own ? 'n.id' : 'NULL'}, 'working', ${own ? 'n.phase' : 'NULL'},
      'late', coalesce((SELECT s.late ${ofState} ORDER BY s.submitted_at DESC LIMIT 1), ${TODAY_THERE} > r.closes_on),
      'sections', ${sections},
      'submissions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'receiptNumber', s.receipt_number, 'submittedAt', s.submitted_at, 'phase', s.phase, 'decidedAt', s.decided_at, 'comment', v.comment) ORDER BY s.submitted_at DESC), '[]') ${ofState})
    ) ORDER BY r.closes_on DESC, r.id), '[]')
    FROM round_states rs JOIN rounds r ON r.id = rs.round_id JOIN questionnaire_versions q ON q.id = r.questionnaire_version_id ${working}
    WHERE rs.state_code = $3 AND r.programme_id = $4 AND r.phase = 'open')`;
}

export function fileReportOf({ actor }: Work, stateCode: string, { working, ...told }: ToldReport): FileReport {
  return { ...told, standing: reportStanding(actor, stateCode, told.submissions[0]?.phase ?? null, working) };
}
