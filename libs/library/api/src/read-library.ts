import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { piecesOf, visibleLibrary, type LibraryEntry, type LibraryItem, type LibraryKind, type LibraryList, type LibraryQuery } from '@suivi/library/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import { entryJson, ITEM, RECORDS } from './entry-json.ts';
import { STORED } from './kinds.ts';

/** One entry, whole. */
export async function readEntry(work: Work, kind: LibraryKind, id: string): Promise<LibraryEntry> {
  const { table } = STORED[kind];
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleLibrary(work.actor), 'e', parameters);
  const found = await work.row<{ item: LibraryEntry }>(`SELECT ${entryJson(kind)} AS item FROM ${table} e WHERE e.id = $1 AND ${scope}`, parameters);
  return found ? found.item : outOfReach(work, table, id);
}

/** One page of the library: with words, what says them best first; without, the newest first. One statement. */
export function listLibrary(work: Work, query: LibraryQuery): Promise<LibraryList> {
  return query.q ? search(work, { ...query, q: query.q }) : browse(work, query);
}

interface Found {
  rank: string;
  item: Omit<LibraryItem, 'match'> & { match: Omit<NonNullable<LibraryItem['match']>, 'excerpt'> & { excerpt: string } };
  total: number;
  capped: boolean;
}

/** Which phases a list without that filter shows. */
const IN_USE = ['draft', 'published'];

/** What is filtered by, in the words of the search's index; every value has passed its schema. */
function narrowedBy({ kind, state, type, status, article, phase = IN_USE as LibraryQuery['phase'] }: LibraryQuery): string {
  return Object.entries({ kind, state, type, status, article, phase })
    .flatMap(([name, values]) => (values && values.length > 0 ? `(${values.map((value) => `'~${name}~${value}'`).join(' | ')})` : []))
    .join(' & ');
}

async function search(work: Work, query: LibraryQuery & { q: string }): Promise<LibraryList> {
  const [rank, id] = query.cursor ? fromCursor(query.cursor) : [null, null];
  const parameters: unknown[] = [query.q, narrowedBy(query), rank, id, query.limit + 1];
  const scope = scopeSql(visibleLibrary(work.actor), 'e', parameters);
  const rows = await work.rows<Found>(
    `SELECT s.rank::text AS rank, s.total, s.capped, jsonb_build_object(${ITEM}, 'match', jsonb_build_object('part', s.part, 'articleId', s.article_id, 'provision', s.provision, 'language', s.language, 'excerpt', s.excerpt, 'passages', s.passages)) AS item
    FROM search_library($1, $2::tsquery, $3::numeric, $4::uuid, $5) s JOIN ${RECORDS} e ON e.id = s.record_id WHERE ${scope} ORDER BY s.rank DESC, s.record_id DESC`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => ({ ...item, match: { ...item.match, excerpt: piecesOf(item.match.excerpt) } })),
    nextCursor: rows.length > query.limit && last ? toCursor([last.rank, last.item.id]) : null,
    capped: rows[0]?.capped ?? false,
    ...(query.cursor ? {} : { total: rows[0]?.total ?? 0 }),
  };
}

/** What has no date stands after what has one. */
const NEWEST_FIRST = `coalesce(e.dated_on, '0001-01-01')::text`;

async function browse(work: Work, query: LibraryQuery): Promise<LibraryList> {
  const parameters: unknown[] = [];
  const conditions = [scopeSql(visibleLibrary(work.actor), 'e', parameters)];
  const add = (condition: string, value: unknown) => {
    parameters.push(value);
    conditions.push(condition.replaceAll('$?', `$${parameters.length}`));
  };
  add('e.phase = ANY($?)', query.phase ?? IN_USE);
  if (query.kind) add('e.kind = ANY($?)', query.kind);
  if (query.state) add(`coalesce(e.state_code, 'none') = ANY($?)`, query.state);
  if (query.type) add('e.type = ANY($?)', query.type);
  if (query.status) add('e.status = ANY($?)', query.status);
  if (query.article) add('e.article_ids && $?::text[]', query.article);
  let from = '';
  if (query.cursor) {
    parameters.push(...fromCursor(query.cursor));
    from = `WHERE (matching.sort_key, matching.id) < ($${parameters.length - 1}::text, $${parameters.length}::uuid)`;
  }
  parameters.push(query.limit + 1);
  const rows = await work.rows<{ sort_key: string; item: Omit<LibraryItem, 'match'>; total: number | null }>(
    `WITH matching AS MATERIALIZED (SELECT e.id, ${NEWEST_FIRST} COLLATE "C" AS sort_key FROM ${RECORDS} e WHERE ${conditions.join(' AND ')}),
      page AS (SELECT * FROM matching ${from} ORDER BY sort_key DESC, id DESC LIMIT $${parameters.length})
    SELECT page.sort_key, ${query.cursor ? 'NULL' : '(SELECT count(*)::integer FROM matching)'} AS total, jsonb_build_object(${ITEM}) AS item
    FROM page JOIN ${RECORDS} e ON e.id = page.id ORDER BY page.sort_key DESC, page.id DESC`,
    parameters,
  );
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ item }) => ({ ...item, match: null })),
    nextCursor: rows.length > query.limit && last ? toCursor([last.sort_key, last.item.id]) : null,
    capped: false,
    ...(query.cursor ? {} : { total: rows[0]?.total ?? 0 }),
  };
}
