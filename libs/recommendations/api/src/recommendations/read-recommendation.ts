import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { visibleCommitments, visibleRecommendations, type Recommendation } from '@suivi/recommendations/domain';
import { commitmentsJson, HEADING_FIELDS } from './list-recommendations.ts';

/** A recommendation with all its versions and the commitments the reader may see; one statement. */
export async function readRecommendation(work: Work, id: string): Promise<Recommendation> {
  const parameters: unknown[] = [work.actor.role, work.actor.state, id];
  const scope = scopeSql(visibleRecommendations(work.actor), 'r', parameters);
  const commitmentScope = scopeSql(visibleCommitments(work.actor), 'c', parameters);
  const found = await work.row<{ recommendation: Recommendation }>(
    `SELECT jsonb_build_object(${HEADING_FIELDS}, 'text', v.text, 'version', r.version, 'sourceUrl', r.source_url, 'importedThemes', r.imported_themes, 'audience', r.audience, 'rowVersion', r.row_version,
      'imported', CASE WHEN r.import_key IS NOT NULL THEN jsonb_build_object('source', r.source, 'session', r.session) END,
      'versions', (SELECT jsonb_agg(jsonb_build_object('version', o.version, 'title', o.title, 'text', o.text, 'reason', o.reason, 'adoptedOn', o.adopted_on) ORDER BY o.version DESC)
        FROM recommendation_versions o WHERE o.recommendation_id = r.id),
      'sdgTargets', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'title', t.title) ORDER BY t.goal, t.id), '[]')
        FROM recommendation_sdg_targets rs JOIN sdg_targets t ON t.id = rs.sdg_target_id WHERE rs.recommendation_id = r.id),
      'stateCodes', (SELECT coalesce(jsonb_agg(rs.state_code ORDER BY rs.state_code), '[]') FROM recommendation_states rs WHERE rs.recommendation_id = r.id),
      'commitments', ${commitmentsJson(commitmentScope)}) AS recommendation
    FROM recommendations r JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version JOIN meetings m ON m.id = r.meeting_id
    WHERE r.id = $3 AND ${scope}`,
    parameters,
  );
  return found ? found.recommendation : outOfReach(work, 'recommendations', id);
}
