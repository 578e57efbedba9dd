import type { Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import { AHEAD_OF_LAW, type EntryQuery, type GoodPractice, type Need } from '@suivi/transposition/domain';
import { ENTRY_FIELDS, entriesSql } from './entries-sql.ts';

interface Row<Item> {
  item: Item;
  rank: number;
  at: string;
}

/** One page: by rank, then the latest first. */
async function pageOf<Item extends { id: string }>(work: Work, query: EntryQuery, lines: string, parameters: unknown[]) {
  let from = '';
  if (query.cursor) {
    const [place, id] = fromCursor(query.cursor);
    const [rank, at] = [place.slice(0, 1), place.slice(2)];
    from = `WHERE (line.rank, line.at, line.id) < ($${parameters.push(rank)}::integer, $${parameters.push(at)}::timestamptz, $${parameters.push(id)}::uuid)`;
  }
  const rows = await work.rows<Row<Item>>(`${lines} SELECT line.item, line.rank, line.at::text AS at FROM lines line ${from} ORDER BY line.rank DESC, line.at DESC, line.id DESC LIMIT $${parameters.push(query.limit + 1)}`, parameters);
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return { items: shown.map(({ item }) => item), nextCursor: rows.length > query.limit && last ? toCursor([`${last.rank} ${last.at}`, last.item.id]) : null };
}

/** What other States offer as good practice; first where the reader's own State is not there yet on one of its articles. */
export async function listGoodPractices(work: Work, query: EntryQuery) {
  const parameters: unknown[] = [];
  const entries = entriesSql(work, 'good_practice', query, parameters);
  const own = parameters.push(isNational(work.actor.role) ? work.actor.state : null);
  const ahead = parameters.push(AHEAD_OF_LAW);
  return pageOf<GoodPractice>(
    work,
    query,
    `WITH ${entries},
    lacking AS MATERIALIZED (SELECT article_id FROM (SELECT DISTINCT ON (t.article_id) t.article_id, t.stage FROM transpositions t WHERE t.state_code = $${own} ORDER BY t.article_id, t.decided_at DESC, t.submission_id DESC) latest WHERE stage = ANY($${ahead})),
    offered AS (SELECT n.*, ARRAY(SELECT unnest(n.articles) INTERSECT SELECT article_id FROM lacking ORDER BY 1) AS gaps FROM entries n WHERE n.shared AND n.state_code IS DISTINCT FROM $${own}),
    lines AS (SELECT n.entry_id AS id, least(cardinality(n.gaps), 1) AS rank, n.decided_at AS at, jsonb_build_object(${ENTRY_FIELDS}, 'gaps', to_jsonb(n.gaps)) AS item FROM offered n JOIN rounds r ON r.id = n.round_id)`,
    parameters,
  );
}

/** Needs for assistance that the reader may see, over States. */
export async function listNeeds(work: Work, query: EntryQuery) {
  const parameters: unknown[] = [];
  const entries = entriesSql(work, 'need', query, parameters);
  return pageOf<Need>(
    work,
    query,
    `WITH ${entries},
    lines AS (SELECT n.entry_id AS id, 0 AS rank, n.decided_at AS at, jsonb_build_object(${ENTRY_FIELDS}, 'shared', n.shared) AS item FROM entries n JOIN rounds r ON r.id = n.round_id)`,
    parameters,
  );
}
