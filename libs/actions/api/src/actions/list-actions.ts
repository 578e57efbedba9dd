import { scopeSql, type Work } from '@suivi/access/api';
import { visibleActions, visibleParts, type ActionQuery, type ActionSummary } from '@suivi/actions/domain';
import { Conditions } from '@suivi/recommendations/api';
import { fromCursor, toCursor } from '@suivi/shared/api';
import { HEADING_FIELDS, isOverdueSql, partsJson, PART_STANDING_JOIN, PART_STATUS } from '../action-json.ts';
import { withWhole, type Counted } from '../whole.ts';

interface Listed {
  sort_key: string;
  item: Counted<ActionSummary>;
  total: number | null;
}

/** The actions that match, as a query of ids with `sort_key`; filters on parts must all hold for one and the same part. */
function matching(work: Work, query: ActionQuery, parameters: unknown[]): string {
  const { actor } = work;
  const ofAction = new Conditions(parameters);
  ofAction.add(scopeSql(visibleActions(actor), 'a', parameters));
  if (query.phase) ofAction.add('a.phase = ANY($?)', query.phase);
  if (query.joint) ofAction.add(query.joint === 'true' ? 'a.state_count > 1' : 'a.state_count <= 1');
  if (query.dueFrom) ofAction.add('a.due_on >= $?::date', query.dueFrom);
  if (query.dueTo) ofAction.add('a.due_on <= $?::date', query.dueTo);
  if (query.q) ofAction.add('a.id IN (SELECT search_actions($?))', query.q);
  if (query.overdue) ofAction.add(isOverdueSql(actor, parameters));

  const ofPart = new Conditions(parameters);
  if (query.state) ofPart.add('p.state_code = ANY($?)', query.state);
  if (query.response) ofPart.add('p.response = ANY($?)', query.response);
  if (query.status) ofPart.add(`${PART_STATUS} = ANY($?)`, query.status);
  if (query.institution) {
    ofPart.add(
      '(p.responsible_institution_id = ANY($?::uuid[]) OR EXISTS (SELECT FROM action_part_institutions pi WHERE pi.action_id = p.action_id AND pi.state_code = p.state_code AND pi.institution_id = ANY($?::uuid[])))',
      query.institution,
    );
  }
  const serves = (condition: string) => `EXISTS (SELECT FROM action_commitments ac JOIN commitments c ON c.id = ac.commitment_id JOIN recommendations r ON r.id = c.recommendation_id
    WHERE ac.action_id = p.action_id AND ac.state_code = p.state_code AND ${condition})`;
  if (query.commitment) ofPart.add(serves('c.id = ANY($?::uuid[])'), query.commitment);
  if (query.meeting) ofPart.add(serves('r.meeting_id = ANY($?::uuid[])'), query.meeting);
  if (ofPart.list.length > 0) {
    ofPart.add(scopeSql(visibleParts(actor), 'p', parameters));
    ofAction.add(`EXISTS (SELECT FROM action_parts p ${PART_STANDING_JOIN} WHERE p.action_id = a.id AND ${ofPart.sql})`);
  }
  const sortKey = query.sort.endsWith('due') ? 'a.due_on::text' : 'a.reference';
  return `SELECT a.id, ${sortKey} AS sort_key FROM actions a WHERE ${ofAction.sql}`;
}

/** One page of the list, with the total on the first page only; one statement. */
export async function listActions(work: Work, query: ActionQuery) {
  const parameters: unknown[] = [work.actor.role, work.actor.state];
  const ids = matching(work, query, parameters);
  const parts = partsJson(work.actor, parameters);
  const [order, after] = query.sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  let from = '';
  if (query.cursor) {
    parameters.push(...fromCursor(query.cursor));
    from = `WHERE (matching.sort_key, matching.id) ${after} ($${parameters.length - 1}::text, $${parameters.length}::uuid)`;
  }
  parameters.push(query.limit + 1);
  const rows = await work.rows<Listed>(
    `WITH matching AS MATERIALIZED (${ids}),
      page AS (SELECT * FROM matching ${from} ORDER BY sort_key ${order}, id ${order} LIMIT $${parameters.length})
    SELECT page.sort_key, ${query.cursor ? 'NULL' : '(SELECT count(*)::integer FROM matching)'} AS total, jsonb_build_object(${HEADING_FIELDS}, 'parts', ${parts}) AS item
    FROM page JOIN actions a ON a.id = page.id ORDER BY page.sort_key ${order}, page.id ${order}`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => withWhole<ActionSummary>(item)),
    nextCursor: rows.length > query.limit && last ? toCursor([last.sort_key, last.item.id]) : null,
    ...(query.cursor ? {} : { total: rows[0]?.total ?? 0 }),
  };
}
