import { scopeSql } from '@suivi/access/api';
import type { Actor } from '@suivi/access/domain';
import { visibleCommitments, visibleRecommendations, type RecommendationQuery } from '@suivi/recommendations/domain';
import { IS_OVERDUE, IS_STALLED, LACKS_LEAD, standingJoin, STATUS } from '../commitment-json.ts';

/** SQL conditions under construction, with their values. */
class Conditions {
  readonly list: string[] = [];

  constructor(readonly parameters: unknown[]) {}

  add(condition: string, value?: unknown): void {
    if (value !== undefined) this.parameters.push(value);
    this.list.push(value === undefined ? condition : condition.replaceAll('$?', `$${this.parameters.length}`));
  }

  get sql(): string {
    return this.list.length > 0 ? this.list.join(' AND ') : 'true';
  }
}

export interface Filtered {
  /** A query of ids with `sort_key`, one row per recommendation that matches. */
  matching: string;
  parameters: unknown[];
}

/** The recommendations that match the filters; filters on commitments must all hold for one and the same commitment. */
export function filteredRecommendations(actor: Actor, query: RecommendationQuery): Filtered {
  const parameters: unknown[] = [actor.role, actor.state];
  const ofText = new Conditions(parameters);
  ofText.add(scopeSql(visibleRecommendations(actor), 'r', parameters));
  if (query.phase) ofText.add('r.phase = $?', query.phase);
  if (query.meeting) ofText.add('r.meeting_id = ANY($?)', query.meeting);
  if (query.theme) {
    ofText.add(
      `EXISTS (SELECT FROM recommendation_themes rt JOIN themes t ON t.id = rt.theme_id WHERE rt.recommendation_id = r.id AND (t.id = ANY($?::uuid[]) OR t.parent_id = ANY($?::uuid[])))`,
      query.theme,
    );
  }
  if (query.article) ofText.add('EXISTS (SELECT FROM recommendation_articles ra WHERE ra.recommendation_id = r.id AND ra.article_id = ANY($?))', query.article);
  if (query.q) ofText.add('r.id IN (SELECT search_recommendations($?))', query.q);

  const ofCommitment = new Conditions(parameters);
  if (query.state) ofCommitment.add('c.state_code = ANY($?)', query.state);
  if (query.status) ofCommitment.add(`${STATUS} = ANY($?)`, query.status);
  if (query.institution) {
    ofCommitment.add(
      '(c.lead_institution_id = ANY($?::uuid[]) OR EXISTS (SELECT FROM commitment_institutions ci WHERE ci.commitment_id = c.id AND ci.institution_id = ANY($?::uuid[])))',
      query.institution,
    );
  }
  if (query.dueFrom) ofCommitment.add('c.due_on >= $?::date', query.dueFrom);
  if (query.dueTo) ofCommitment.add('c.due_on <= $?::date', query.dueTo);
  if (query.overdue) ofCommitment.add(IS_OVERDUE);
  if (query.stalled) ofCommitment.add(IS_STALLED);
  if (query.withoutLead) ofCommitment.add(LACKS_LEAD);

  const byReference = query.sort.endsWith('reference');
  if (byReference && ofCommitment.list.length === 0) {
    return { matching: `SELECT r.id, r.reference_order AS sort_key FROM recommendations r WHERE ${ofText.sql}`, parameters };
  }
  const sortKey = byReference
    ? 'r.reference_order'
    : query.sort.endsWith('due')
      ? `coalesce(min(c.due_on)::text, '9999-12-31')`
      : `coalesce(max(s.verified_at AT TIME ZONE 'UTC')::text, '0000')`;
  const join = ofCommitment.list.length > 0 ? 'JOIN' : 'LEFT JOIN';
  const scope = scopeSql(visibleCommitments(actor), 'c', parameters);
  return {
    matching: `SELECT r.id, ${sortKey} AS sort_key FROM recommendations r ${join} commitments c ON c.recommendation_id = r.id AND ${scope} ${standingJoin(1, 2)}
      WHERE ${ofText.sql} AND ${ofCommitment.sql} GROUP BY r.id, r.reference_order`,
    parameters,
  };
}
