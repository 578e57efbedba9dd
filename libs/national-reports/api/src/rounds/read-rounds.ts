import { outOfReach, scopeSql, TODAY, type Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { reportStanding, roundStanding, visibleReportSubmissions, visibleRounds, type Round, type RoundQuery, type StateInRound } from '@suivi/national-reports/domain';
import type { Phase } from '@suivi/recommendations/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';

/** A round as the database tells it: standings are worked out by the rules of the domain. */
interface Told extends Omit<Round, 'standing' | 'states'> {
  phase: 'draft' | 'open';
  /** Where the reader is. */
  today: string;
  states: { stateCode: string; today: string; submitted: { id: string; phase: Phase; submittedAt: string; late: boolean } | null; working: { id: string; phase: Phase } | null }[];
}

/** Which day it is in the State of round state `rs`. */
export const TODAY_THERE = `(now() AT TIME ZONE coalesce((SELECT st.time_zone FROM states st WHERE st.code = rs.state_code), 'UTC'))::date`;

/** Round `r` with its meeting `m` and version `v`. Nobody but the State itself can as much as ask for its working copy. */
function roundSql(work: Work, parameters: unknown[]): string {
  const submissions = scopeSql(visibleReportSubmissions(work.actor), 's', parameters);
  const scope = scopeSql(visibleRounds(work.actor), 'r', parameters);
  const working = isNational(work.actor.role)
    ? `(SELECT jsonb_build_object('id', n.id, 'phase', n.phase) FROM national_reports n WHERE n.round_id = r.id AND n.state_code = rs.state_code AND n.phase <> 'validated')`
    : 'NULL';
  return `
  SELECT jsonb_build_object('id', r.id, 'title', r.title, 'meeting', CASE WHEN m.id IS NOT NULL THEN jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name) END,
    'questionnaire', jsonb_build_object('questionnaireId', v.questionnaire_id, 'versionId', v.id, 'version', v.version, 'title', v.content->'title'),
    'opensOn', r.opens_on, 'closesOn', r.closes_on, 'languages', r.languages, 'phase', r.phase, 'openedAt', r.opened_at, 'illustrative', r.illustrative, 'rowVersion', r.row_version,
    'today', ${TODAY},
    'states', (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', rs.state_code, 'today', ${TODAY_THERE}, 'working', ${working}, 'submitted', (
        SELECT jsonb_build_object('id', s.id, 'phase', s.phase, 'submittedAt', s.submitted_at, 'late', s.late) FROM report_submissions s
        WHERE s.round_id = r.id AND s.state_code = rs.state_code AND s.phase <> 'withdrawn' AND ${submissions} ORDER BY s.submitted_at DESC LIMIT 1)) ORDER BY rs.state_code), '[]')
      FROM round_states rs WHERE rs.round_id = r.id),
    'extensions', (SELECT coalesce(jsonb_agg(jsonb_build_object('from', x.from_on, 'to', x.to_on, 'reason', CASE WHEN current_setting('suivi.role', true) IN ('donor', 'observer') THEN '' ELSE x.reason END, 'at', x.at) ORDER BY x.from_on DESC), '[]') FROM round_extensions x WHERE x.round_id = r.id)) AS told
  FROM rounds r JOIN questionnaire_versions v ON v.id = r.questionnaire_version_id LEFT JOIN meetings m ON m.id = r.meeting_id WHERE ${scope}`;
}

function roundOf({ actor }: Work, { phase, today, states, ...told }: Told): Round {
  const stateOf = ({ stateCode, today: there, submitted, working }: Told['states'][number]): StateInRound => {
    const standing = reportStanding(actor, stateCode, submitted?.phase ?? null, working?.phase ?? null);
    const known = standing !== 'not_shared' && phase === 'open';
    return { stateCode, standing, late: known && (submitted?.late ?? there > told.closesOn), submittedAt: submitted?.submittedAt ?? null, submissionId: submitted?.id ?? null, reportId: working?.id ?? null };
  };
  return { ...told, standing: roundStanding({ phase, opensOn: told.opensOn, closesOn: told.closesOn }, today), states: states.map(stateOf) };
}

/** A round, with where each State stands as far as the reader may know; one statement. */
export async function readRound(work: Work, id: string): Promise<Round> {
  const parameters: unknown[] = [id];
  const found = await work.row<{ told: Told }>(`${roundSql(work, parameters)} AND r.id = $1`, parameters);
  return found ? roundOf(work, found.told) : outOfReach(work, 'rounds', id);
}

/** The rounds that the reader may see, the latest to end first. */
export async function listRounds(work: Work, query: RoundQuery) {
  const parameters: unknown[] = [];
  let sql = roundSql(work, parameters);
  if (query.meeting) sql += ` AND r.meeting_id = $${parameters.push(query.meeting)}`;
  if (query.cursor) {
    const [closesOn, id] = fromCursor(query.cursor);
    sql += ` AND (r.closes_on, r.id) < ($${parameters.push(closesOn)}::date, $${parameters.push(id)}::uuid)`;
  }
  const rows = await work.rows<{ told: Told }>(`${sql} ORDER BY r.closes_on DESC, r.id DESC LIMIT $${parameters.push(query.limit + 1)}`, parameters);
  const items = rows.slice(0, query.limit).map(({ told }) => roundOf(work, told));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > query.limit && last ? toCursor([last.closesOn, last.id]) : null };
}
