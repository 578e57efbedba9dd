import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { commitmentJson, standingJoin } from '@suivi/recommendations/api';
import { visibleCommitments, visibleRecommendations, type CommitmentSummary } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { seesAllOf, type Comparison, type ComparisonQuery } from '@suivi/transposition/domain';

type OfRecommendation = Extract<Comparison, { kind: 'recommendation' }>;
interface Told {
  recommendation: OfRecommendation['recommendation'];
  states: { stateCode: string; addressed: boolean; commitment: CommitmentSummary | null }[];
}

/** Where each State stands on a recommendation now; one statement. */
export async function compareCommitments(work: Work, { states, key }: ComparisonQuery): Promise<OfRecommendation> {
  const { actor } = work;
  const asked = states.split(',');
  const parameters: unknown[] = [actor.role, actor.state, actor.programmeId, key, asked];
  const [recommendations, commitments] = [scopeSql(visibleRecommendations(actor), 'r', parameters), scopeSql(visibleCommitments(actor), 'c', parameters)];
  const found = await work.row<Told>(
    `SELECT jsonb_build_object('id', r.id, 'reference', r.reference, 'title', v.title, 'illustrative', r.illustrative) AS recommendation,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('stateCode', ps.state_code,
          'addressed', EXISTS (SELECT FROM recommendation_states rs WHERE rs.recommendation_id = r.id AND rs.state_code = ps.state_code),
          'commitment', (SELECT ${commitmentJson()} FROM commitments c ${standingJoin(1, 2)} LEFT JOIN institutions i ON i.id = c.lead_institution_id WHERE c.recommendation_id = r.id AND c.state_code = ps.state_code AND ${commitments})
        ) ORDER BY array_position($5::text[], ps.state_code)), '[]') FROM programme_states ps WHERE ps.programme_id = $3 AND ps.state_code = ANY($5::text[])) AS states
    FROM recommendations r JOIN recommendation_versions v ON v.recommendation_id = r.id AND v.version = r.version WHERE r.id = $4 AND r.phase = 'adopted' AND ${recommendations}`,
    parameters,
  );
  if (!found) return outOfReach(work, 'recommendations', key);
  if (found.states.length < asked.length) throw new ProblemException('not_found');
  return {
    kind: 'recommendation',
    recommendation: found.recommendation,
    states: found.states.map(({ stateCode, addressed, commitment }) => {
      const nothing = !addressed ? 'not_asked' : seesAllOf(actor, stateCode) ? 'not_reported' : 'not_shared';
      return { stateCode, absence: commitment ? null : nothing, commitment };
    }),
  };
}
