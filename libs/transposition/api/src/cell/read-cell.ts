import { scopeSql, TODAY, type Work } from '@suivi/access/api';
import { visibleActions } from '@suivi/actions/domain';
import { EVIDENCE_JSON } from '@suivi/evidence/api';
import { visibleEvidence } from '@suivi/evidence/domain';
import { visibleLibrary } from '@suivi/library/domain';
import { ROUND_LABEL_JSON } from '@suivi/national-reports/api';
import { STATUS, standingJoin } from '@suivi/recommendations/api';
import { visibleCommitments, visibleRecommendations } from '@suivi/recommendations/domain';
import { ProblemException } from '@suivi/shared/api';
import { seesAllOf, visibleTranspositions, type CellQuery, type Transposition } from '@suivi/transposition/domain';
import { askedSql, byDay } from '../matrix/matrix-sql.ts';

type Told = Omit<Transposition, 'stateCode' | 'articleId' | 'absence'> & { asked: boolean };

const REPORT = `'submissionId', t.submission_id, 'round', ${ROUND_LABEL_JSON}, 'declared', t.declared_stage, 'verified', t.stage, 'submittedAt', b.submitted_at, 'decidedAt', t.decided_at, 'illustrative', t.illustrative`;

/** One State and one article as of a day, with what is being done about it; one statement. */
export async function readTransposition(work: Work, stateCode: string, articleId: string, { on }: CellQuery): Promise<Transposition> {
  const { actor } = work;
  const parameters: unknown[] = [actor.role, actor.state, actor.programmeId, stateCode, articleId, on ?? null];
  const scope = scopeSql(visibleTranspositions(actor), 't', parameters);
  const evidenceScope = scopeSql(visibleEvidence(actor), 'e', parameters);
  const [recommendations, commitments, actions] = [scopeSql(visibleRecommendations(actor), 'r', parameters), scopeSql(visibleCommitments(actor), 'c', parameters), scopeSql(visibleActions(actor), 'x', parameters)];
  const [laws, changing] = [scopeSql(visibleLibrary(actor), 'w', parameters), scopeSql(visibleLibrary(actor), 'o', parameters)];
  const found = await work.row<{ told: Told }>(
    `WITH told AS MATERIALIZED (SELECT t.*, row_number() OVER (ORDER BY t.decided_at DESC, t.submission_id DESC) AS nth FROM transpositions t WHERE t.state_code = $4 AND t.article_id = $5 AND ${scope} AND ${byDay('t.decided_at', 6)}),
    linked AS MATERIALIZED (SELECT r.id, r.reference, r.reference_order, r.version, r.illustrative, c.id AS commitment_id, ${STATUS} AS status
      FROM recommendation_articles ra JOIN recommendations r ON r.id = ra.recommendation_id LEFT JOIN commitments c ON c.recommendation_id = r.id AND c.state_code = $4 AND ${commitments} ${standingJoin(1, 2)}
      WHERE ra.article_id = $5 AND r.phase = 'adopted' AND ${recommendations})
    SELECT jsonb_build_object('on', coalesce($6::date, ${TODAY}), 'asked', EXISTS (SELECT FROM (${askedSql(3, 6)}) k WHERE k.state_code = $4 AND k.article_id = $5),
      'latest', (SELECT jsonb_build_object(${REPORT}, 'evidence', (SELECT coalesce(jsonb_agg(${EVIDENCE_JSON} ORDER BY e.id), '[]') FROM evidence e
          WHERE e.report_id = t.report_id AND e.question_key = t.question_key AND e.item = t.article_id AND e.complete AND ${evidenceScope}
          AND EXISTS (SELECT FROM report_submission_sections held WHERE held.submission_id = t.submission_id AND held.content->'evidence' @> jsonb_build_array(jsonb_build_object('id', e.id))))) || t.content
        FROM told t JOIN rounds r ON r.id = t.round_id JOIN report_submissions b ON b.id = t.submission_id WHERE t.nth = 1),
      'history', (SELECT coalesce(jsonb_agg(jsonb_build_object(${REPORT}) ORDER BY t.nth), '[]') FROM told t JOIN rounds r ON r.id = t.round_id JOIN report_submissions b ON b.id = t.submission_id),
      'legislation', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'number', w.number, 'title', w.title, 'illustrative', w.illustrative, 'status', w.status,
          'changedBy', (SELECT coalesce(jsonb_agg(jsonb_build_object('relation', c.relation, 'id', o.id, 'title', o.title, 'datedOn', o.adopted_on) ORDER BY o.adopted_on DESC NULLS LAST, o.id), '[]')
            FROM library_citations c JOIN legislation o ON o.id = c.by_legislation WHERE c.legislation_id = w.id AND c.relation IN ('amends', 'repeals') AND o.phase = 'published' AND ${changing})) ORDER BY w.adopted_on DESC NULLS LAST, w.id), '[]')
        FROM legislation w WHERE w.state_code = $4 AND w.phase = 'published' AND ${laws} AND (EXISTS (SELECT FROM legislation_articles la WHERE la.legislation_id = w.id AND la.article_id = $5)
          OR w.id::text IN (SELECT jsonb_array_elements_text(t.content->'legislationIds') FROM told t WHERE t.nth = 1))),
      'recommendations', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'reference', l.reference, 'title', v.title, 'illustrative', l.illustrative,
          'commitment', CASE WHEN l.commitment_id IS NOT NULL THEN jsonb_build_object('id', l.commitment_id, 'status', l.status) END) ORDER BY l.reference_order), '[]')
        FROM linked l JOIN recommendation_versions v ON v.recommendation_id = l.id AND v.version = l.version),
      'actions', (SELECT coalesce(jsonb_agg(jsonb_build_object('id', x.id, 'reference', x.reference, 'title', x.title, 'dueOn', x.due_on, 'phase', x.phase, 'illustrative', x.illustrative) ORDER BY x.due_on, x.id), '[]')
        FROM actions x WHERE ${actions} AND x.id IN (SELECT ac.action_id FROM action_commitments ac JOIN linked l ON l.commitment_id = ac.commitment_id))) AS told
    FROM programme_states ps JOIN treaty_articles a ON a.id = $5 WHERE ps.programme_id = $3 AND ps.state_code = $4`,
    parameters,
  );
  if (!found) throw new ProblemException('not_found');
  const { asked, ...told } = found.told;
  const nothing = !asked ? 'not_asked' : seesAllOf(actor, stateCode) ? 'not_reported' : 'not_shared';
  return { stateCode, articleId, absence: told.latest ? null : nothing, ...told };
}
