import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { isOverdueSql } from '@suivi/actions/api';
import { visibleActions, visibleParts } from '@suivi/actions/domain';
import { IS_OVERDUE, IS_STALLED, standingJoin, STATUS } from '@suivi/recommendations/api';
import { DUE_AHEAD_DAYS, STATUSES, visibleCommitments, visibleRecommendations } from '@suivi/recommendations/domain';
import type { Overview, overviewQuerySchema } from '@suivi/reports/domain';
import type { z } from 'zod';

const zeros = JSON.stringify(Object.fromEntries(STATUSES.map((status) => [status, 0])));
/** Counts per status of the rows of one group, statuses without any included. */
const byStatus = `'${zeros}'::jsonb || jsonb_build_object(${STATUSES.map((status) => `'${status}', count(*) FILTER (WHERE status = '${status}')`).join(', ')})`;
const HEADING = `'commitmentId', line.id, 'reference', line.reference, 'title', v.title, 'stateCode', line.state_code, 'status', line.status`;
/** The titles of the few lines that are shown: long text is not loaded for what is only counted. */
const TITLES = 'JOIN recommendation_versions v ON v.recommendation_id = line.recommendation_id AND v.version = line.version';

/** The figures over the commitments that the reader may see, and out of how many; one statement. */
export async function readOverview(work: Work, query: z.infer<typeof overviewQuerySchema>): Promise<Overview> {
  const { actor } = work;
  const parameters: unknown[] = [actor.role, actor.state, query.state ?? null, query.meeting ?? null];
  const scope = `${scopeSql(visibleCommitments(actor), 'c', parameters)} AND ${scopeSql(visibleRecommendations(actor), 'r', parameters)}`;
  const serves = `EXISTS (SELECT FROM action_commitments ac JOIN commitments c ON c.id = ac.commitment_id JOIN recommendations r ON r.id = c.recommendation_id
    WHERE ac.action_id = p.action_id AND ac.state_code = p.state_code AND r.meeting_id = $4)`;
  const actions = `SELECT jsonb_build_object('outOf', action_total($3, $4), 'visible', count(*), 'overdue', count(*) FILTER (WHERE ${isOverdueSql(actor, parameters)}), 'joint', count(*) FILTER (WHERE a.state_count > 1))
    FROM actions a WHERE a.phase = 'active' AND ${scopeSql(visibleActions(actor), 'a', parameters)} AND ($3::text IS NULL AND $4::uuid IS NULL OR EXISTS (
      SELECT FROM action_parts p WHERE p.action_id = a.id AND ${scopeSql(visibleParts(actor), 'p', parameters)} AND ($3::text IS NULL OR p.state_code = $3) AND ($4::uuid IS NULL OR ${serves})))`;
  const found = await work.row<{ overview: Overview }>(
    `WITH seen AS MATERIALIZED (
      SELECT c.id, c.recommendation_id, c.state_code, c.due_on, r.reference, r.version, r.illustrative OR c.illustrative AS illustrative, ${STATUS} AS status, coalesce(s.evidence_count, 0) AS evidence_count, s.verified_at, ${IS_OVERDUE} AS overdue, ${IS_STALLED} AS stalled
      FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id ${standingJoin(1, 2)}
      WHERE ${scope} AND ($3::text IS NULL OR c.state_code = $3) AND ($4::uuid IS NULL OR r.meeting_id = $4)),
    totals AS (SELECT * FROM commitment_totals($4) t WHERE $3::text IS NULL OR t.state_code = $3),
    roots AS (SELECT t.id, coalesce(t.parent_id, t.id) AS root FROM themes t)
    SELECT jsonb_build_object(
      'outOf', (SELECT coalesce(sum(total), 0) FROM totals),
      'visible', count(*), 'illustrative', count(*) FILTER (WHERE illustrative), 'recommendations', count(DISTINCT recommendation_id), 'byStatus', ${byStatus},
      'implementation', jsonb_build_object('implemented', count(*) FILTER (WHERE status = 'implemented'), 'applicable', count(*) FILTER (WHERE status <> 'no_longer_applicable')),
      'substantiation', jsonb_build_object('reported', count(*) FILTER (WHERE status IN ('implemented', 'partially_implemented')),
        'substantiated', count(*) FILTER (WHERE status IN ('implemented', 'partially_implemented') AND evidence_count > 0)),
      'overdue', count(*) FILTER (WHERE overdue), 'stalled', count(*) FILTER (WHERE stalled),
      'states', (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', t.state_code, 'outOf', t.total, 'visible', coalesce(g.visible, 0), 'byStatus', coalesce(g.by_status, '${zeros}')) ORDER BY t.state_code), '[]')
        FROM totals t LEFT JOIN (SELECT state_code, count(*) AS visible, ${byStatus} AS by_status FROM seen GROUP BY 1) g USING (state_code)),
      'themes', (SELECT coalesce(jsonb_agg(jsonb_build_object('themeId', t.id, 'name', t.name, 'visible', g.visible, 'byStatus', g.by_status) ORDER BY x.position, t.position), '[]')
        FROM (SELECT root, count(*) AS visible, ${byStatus} AS by_status FROM (SELECT DISTINCT roots.root, seen.id, seen.status FROM seen JOIN recommendation_themes rt ON rt.recommendation_id = seen.recommendation_id JOIN roots ON roots.id = rt.theme_id) themed GROUP BY 1) g
        JOIN themes t ON t.id = g.root JOIN taxonomies x ON x.id = t.taxonomy_id),
      'next', (SELECT coalesce(jsonb_agg(jsonb_build_object(${HEADING}, 'dueOn', line.due_on) ORDER BY line.due_on, line.id), '[]') FROM (SELECT * FROM seen
        WHERE seen.status NOT IN ('implemented', 'no_longer_applicable') AND seen.due_on BETWEEN ${TODAY} AND ${TODAY} + ${DUE_AHEAD_DAYS} ORDER BY seen.due_on, seen.id LIMIT 8) line ${TITLES}),
      'latest', (SELECT coalesce(jsonb_agg(jsonb_build_object(${HEADING}, 'verifiedAt', line.verified_at, 'evidenceCount', line.evidence_count) ORDER BY line.verified_at DESC, line.id), '[]') FROM (SELECT * FROM seen
        WHERE seen.verified_at IS NOT NULL AND seen.status IN ('implemented', 'partially_implemented') ORDER BY seen.verified_at DESC, seen.id LIMIT 8) line ${TITLES}),
      'actions', (${actions}),
      'asOf', now()) AS overview FROM seen`,
    parameters,
  );
  if (!found) throw new Error('an aggregate returned no row');
  return found.overview;
}
