import { scopeSql, type Work } from '@suivi/access/api';
import { visibleCommitments, type RecommendationQuery, type RecommendationSummary } from '@suivi/recommendations/domain';
import { commitmentJson, standingJoin } from '../commitment-json.ts';
import { filteredRecommendations } from './filters.ts';
import { pageOf } from './page-of.ts';

/** A recommendation `r` in version `v` at meeting `m`, as every list and page heads it. */
export const HEADING_FIELDS = `
  'id', r.id, 'reference', r.reference, 'title', v.title, 'phase', r.phase, 'illustrative', r.illustrative, 'adoptedOn', r.adopted_on,
  'meeting', jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name),
  'themeIds', (SELECT coalesce(jsonb_agg(rt.theme_id), '[]') FROM recommendation_themes rt WHERE rt.recommendation_id = r.id),
  'articleIds', (SELECT coalesce(jsonb_agg(ra.article_id ORDER BY a.instrument DESC, a.number), '[]') FROM recommendation_articles ra JOIN treaty_articles a ON a.id = ra.article_id WHERE ra.recommendation_id = r.id)`;

/** The commitments of recommendation `r` that the reader may see, her own State's first, then by State; never by merit. */
export function commitmentsJson(scope: string): string {
  return `(SELECT coalesce(jsonb_agg(${commitmentJson()} ORDER BY (c.state_code = $2::text) DESC NULLS LAST, c.state_code), '[]')
    FROM commitments c ${standingJoin(1, 2)} LEFT JOIN institutions i ON i.id = c.lead_institution_id WHERE c.recommendation_id = r.id AND ${scope})`;
}

/** One page of the recommendations, and of a search how many actions the same words find among those that the reader may see; one statement. */
export async function listRecommendations(work: Work, query: RecommendationQuery) {
  const filtered = filteredRecommendations(work.actor, query);
  const scope = scopeSql(visibleCommitments(work.actor), 'c', filtered.parameters);
  if (query.q) filtered.parameters.push(query.q);
  const actions = query.q ? `(SELECT count(*)::integer FROM actions a WHERE a.id IN (SELECT search_actions($${filtered.parameters.length})))` : undefined;
  const { besides, ...page } = await pageOf<RecommendationSummary>(
    work,
    query,
    filtered,
    `jsonb_build_object(${HEADING_FIELDS}, 'commitments', ${commitmentsJson(scope)})`,
    `JOIN recommendations r ON r.id = page.id JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version JOIN meetings m ON m.id = r.meeting_id`,
    actions,
  );
  return { ...page, ...(besides === null ? {} : { actions: besides }) };
}
