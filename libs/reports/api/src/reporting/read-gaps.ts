import type { Work } from '@suivi/access/api';
import type { ReportingGaps, ReportingQuery } from '@suivi/reports/domain';
import { chosenSql, sinceOf } from './gaps-sql.ts';

const MOST_SHOWN = 200;
const INSTITUTION = `CASE WHEN i.id IS NOT NULL THEN jsonb_build_object('id', i.id, 'name', i.name, 'acronym', i.acronym) END`;
const COUNTS = `'gaps', g.gaps, 'outOf', g.out_of`;
const counted = (columns: string, from = 'chosen') => `(SELECT ${columns}, count(*) FILTER (WHERE gap) AS gaps, count(*) AS out_of FROM ${from} GROUP BY ${columns})`;

/** Who has not reported, by meeting, State and institution, with the commitments and actions themselves; one statement. */
export async function readGaps(work: Work, query: ReportingQuery): Promise<ReportingGaps> {
  const parameters: unknown[] = [];
  const found = await work.row<{ gaps: Omit<ReportingGaps, 'since'> }>(
    `WITH ${chosenSql(work, query, parameters)}
    SELECT jsonb_build_object('total', (SELECT count(*) FROM chosen WHERE gap), 'outOf', (SELECT count(*) FROM chosen),
      'byMeeting', (SELECT coalesce(jsonb_agg(jsonb_build_object('meetingId', m.id, 'name', m.name, ${COUNTS}) ORDER BY m.starts_on DESC NULLS LAST), '[]')
        FROM ${counted('meeting_id', 'chosen LEFT JOIN LATERAL unnest(meetings) meeting_id ON true')} g LEFT JOIN meetings m ON m.id = g.meeting_id),
      'byState', (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', g.state_code, ${COUNTS}) ORDER BY g.state_code), '[]') FROM ${counted('state_code')} g),
      'byInstitution', (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', g.state_code, 'institution', ${INSTITUTION}, ${COUNTS}) ORDER BY g.state_code, i.code), '[]')
        FROM ${counted('state_code, institution_id')} g LEFT JOIN institutions i ON i.id = g.institution_id),
      'items', (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', line.kind, 'id', line.id, 'reference', line.reference, 'title', coalesce(v.title, a.title), 'stateCode', line.state_code, 'institution', ${INSTITUTION},
          'dueOn', line.due_on, 'overdue', line.overdue, 'lastSubmittedAt', line.last_submitted_at) ORDER BY line.last_submitted_at NULLS FIRST, line.reference_order, line.id, line.state_code), '[]')
        FROM (SELECT * FROM chosen WHERE gap ORDER BY last_submitted_at NULLS FIRST, reference_order, id, state_code LIMIT ${MOST_SHOWN}) line
        LEFT JOIN recommendation_versions v ON v.recommendation_id = line.recommendation_id AND v.version = line.version LEFT JOIN actions a ON line.kind = 'action' AND a.id = line.id
        LEFT JOIN institutions i ON i.id = line.institution_id)) AS gaps`,
    parameters,
  );
  if (!found) throw new Error('a row of sums did not come back');
  return { ...found.gaps, since: sinceOf(query) };
}
