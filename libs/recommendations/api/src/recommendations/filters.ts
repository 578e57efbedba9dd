import { scopeSql } from '@suivi/access/api';
import type { Actor } from '@suivi/access/domain';
import { visibleCommitments, visibleRecommendations, visibleSubmissions, type CommitmentQuery, type RecommendationQuery } from '@suivi/recommendations/domain';
import { Conditions } from '../conditions.ts';
import { IS_OVERDUE, IS_STALLED, LACKS_LEAD, MOVED_ON, standingJoin, STATUS } from '../commitment-json.ts';

export interface Filtered {
  /** A query of ids with `sort_key`, one row per record that matches. */
  matching: string;
  parameters: unknown[];
}

/** What is asked of the recommendation `r` itself. */
function ofRecommendation(actor: Actor, query: CommitmentQuery & Pick<RecommendationQuery, 'phase'>, parameters: unknown[]): Conditions {
  const conditions = new Conditions(parameters);
  conditions.add(scopeSql(visibleRecommendations(actor), 'r', parameters));
  if (query.phase) conditions.add('r.phase = $?', query.phase);
  if (query.meeting) conditions.add('r.meeting_id = ANY($?)', query.meeting);
  if (query.theme) {
    conditions.add(
      `EXISTS (SELECT FROM recommendation_themes rt JOIN themes t ON t.id = rt.theme_id WHERE rt.recommendation_id = r.id AND (t.id = ANY($?::uuid[]) OR t.parent_id = ANY($?::uuid[])))`,
      query.theme,
    );
  }
  if (query.article) conditions.add('EXISTS (SELECT FROM recommendation_articles ra WHERE ra.recommendation_id = r.id AND ra.article_id = ANY($?))', query.article);
  if (query.q) conditions.add('r.id IN (SELECT search_recommendations($?))', query.q);
  return conditions;
}

/** What is asked of one State's commitment `c` with its standing `s`. */
function ofCommitment(actor: Actor, query: CommitmentQuery, parameters: unknown[]): Conditions {
  const conditions = new Conditions(parameters);
  if (query.state) conditions.add('c.state_code = ANY($?)', query.state);
  if (query.status) conditions.add(`${STATUS} = ANY($?)`, query.status);
  if (query.institution) {
    conditions.add(
      '(c.lead_institution_id = ANY($?::uuid[]) OR EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = c.id AND ci.institution_id = ANY($?::uuid[])))',
      query.institution,
    );
  }
  if (query.dueFrom) conditions.add('c.due_on >= $?::date', query.dueFrom);
  if (query.dueTo) conditions.add('c.due_on <= $?::date', query.dueTo);
  if (query.overdue) conditions.add(IS_OVERDUE);
  if (query.stalled) conditions.add(IS_STALLED);
  if (query.withoutLead) conditions.add(LACKS_LEAD);
  if (query.evidence) conditions.add(`coalesce(s.evidence_count, 0) ${query.evidence === 'with' ? '>' : '='} 0`);
  if (query.verified) conditions.add(`s.verified_at IS ${query.verified === 'true' ? 'NOT NULL' : 'NULL'}`);
  if (query.awaiting) conditions.add(`EXISTS (SELECT FROM submissions w WHERE w.commitment_id = c.id AND w.phase = 'submitted' AND ${scopeSql(visibleSubmissions(actor), 'w', parameters)})`);
  if (query.illustrative) conditions.add('(r.illustrative OR c.illustrative)');
  return conditions;
}

/** The recommendations that match the filters; filters on commitments must all hold for one and the same commitment. */
export function filteredRecommendations(actor: Actor, query: RecommendationQuery): Filtered {
  const parameters: unknown[] = [actor.role, actor.state];
  const text = ofRecommendation(actor, query, parameters);
  const commitment = ofCommitment(actor, query, parameters);

  const byReference = query.sort.endsWith('reference');
  if (byReference && commitment.list.length === 0) {
    return { matching: `SELECT r.id, r.reference_order AS sort_key FROM recommendations r WHERE ${text.sql}`, parameters };
  }
  const sortKey = byReference
    ? 'r.reference_order'
    : query.sort.endsWith('due')
      ? `coalesce(min(c.due_on)::text, '9999-12-31')`
      : `coalesce(max(s.verified_at AT TIME ZONE 'UTC')::text, '0000')`;
  const join = commitment.list.length > 0 ? 'JOIN' : 'LEFT JOIN';
  const scope = scopeSql(visibleCommitments(actor), 'c', parameters);
  return {
    matching: `SELECT r.id, ${sortKey} AS sort_key FROM recommendations r ${join} commitments c ON c.recommendation_id = r.id AND ${scope} ${standingJoin(1, 2)}
      WHERE ${text.sql} AND ${commitment.sql} GROUP BY r.id, r.reference_order`,
    parameters,
  };
}

/** The commitments that match the same filters; by reference, the States of one recommendation stand in the order of their codes. */
export function filteredCommitments(actor: Actor, query: CommitmentQuery): Filtered {
  const parameters: unknown[] = [actor.role, actor.state];
  const text = ofRecommendation(actor, query, parameters);
  const commitment = ofCommitment(actor, query, parameters);
  const sortKey = query.sort.endsWith('reference') ? `r.reference_order || ' ' || c.state_code` : query.sort.endsWith('due') ? `coalesce(c.due_on::text, '9999-12-31')` : `${MOVED_ON}::text`;
  return {
    matching: `SELECT c.id, ${sortKey} AS sort_key FROM commitments c JOIN recommendations r ON r.id = c.recommendation_id ${standingJoin(1, 2)}
      WHERE ${scopeSql(visibleCommitments(actor), 'c', parameters)} AND ${text.sql} AND ${commitment.sql}`,
    parameters,
  };
}
