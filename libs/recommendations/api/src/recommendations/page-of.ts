import type { Work } from '@suivi/access/api';
import type { RecommendationQuery } from '@suivi/recommendations/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import type { Filtered } from './filters.ts';

interface Listed<Item> {
  sort_key: string;
  /** Null where nothing is on the page. */
  item: Item | null;
  total: number | null;
  besides: number | null;
}

/**
 * One page of what matches, with the total, and the number of what the same words find besides, on the first page only; one statement. `item` is
 * said with what is joined to `page.id`.
 */
export async function pageOf<Item extends { id: string }>(work: Work, query: Pick<RecommendationQuery, 'sort' | 'cursor' | 'limit'>, { matching, parameters }: Filtered, item: string, joined: string, besides = 'NULL::integer') {
  const [order, after] = query.sort.startsWith('-') ? ['DESC', '<'] : ['ASC', '>'];
  let from = '';
  if (query.cursor) {
    parameters.push(...fromCursor(query.cursor));
    from = `WHERE (matching.sort_key, matching.id) ${after} ($${parameters.length - 1}::text, $${parameters.length}::uuid)`;
  }
  parameters.push(query.limit + 1);
  const rows = await work.rows<Listed<Item>>(
    `WITH matching AS MATERIALIZED (${matching}),
      page AS (SELECT * FROM matching ${from} ORDER BY sort_key ${order}, id ${order} LIMIT $${parameters.length})
    SELECT page.sort_key, ${query.cursor ? 'NULL' : '(SELECT count(*)::integer FROM matching)'} AS total, ${query.cursor ? 'NULL::integer' : besides} AS besides, CASE WHEN page.id IS NOT NULL THEN ${item} END AS item
    FROM (SELECT) always LEFT JOIN (page ${joined}) ON true ORDER BY page.sort_key ${order}, page.id ${order}`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const items = shown.flatMap(({ item }) => (item ? [item] : []));
  const last = shown.at(-1);
  return {
    items,
    nextCursor: rows.length > query.limit && last?.item ? toCursor([last.sort_key, last.item.id]) : null,
    ...(query.cursor ? {} : { total: rows[0]?.total ?? 0 }),
    besides: rows[0]?.besides ?? null,
  };
}
