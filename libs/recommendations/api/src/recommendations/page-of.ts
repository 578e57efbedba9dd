import type { Work } from '@suivi/access/api';
import type { RecommendationQuery } from '@suivi/recommendations/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import type { Filtered } from './filters.ts';

interface Listed<Item> {
  sort_key: string;
  item: Item;
  total: number | null;
}

/** One page of what matches, with the total on the first page only; one statement. `item` is said with what is joined to `page.id`. */
export async function pageOf<Item extends { id: string }>(work: Work, query: Pick<RecommendationQuery, 'sort' | 'cursor' | 'limit'>, { matching, parameters }: Filtered, item: string, joined: string) {
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
    SELECT page.sort_key, ${query.cursor ? 'NULL' : '(SELECT count(*)::integer FROM matching)'} AS total, ${item} AS item
    FROM page ${joined} ORDER BY page.sort_key ${order}, page.id ${order}`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => item),
    nextCursor: rows.length > query.limit && last ? toCursor([last.sort_key, last.item.id]) : null,
    ...(query.cursor ? {} : { total: rows[0]?.total ?? 0 }),
  };
}
