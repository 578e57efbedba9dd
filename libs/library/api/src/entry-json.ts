import type { LibraryKind } from '@suivi/library/domain';
import { KINDS, STORED } from './kinds.ts';

/** A line about the entry under `alias`, as far as the reader may see it at all. */
const mention = (relation: string, kind: LibraryKind, alias: string) => {
  const number = kind === 'legislation' ? `${alias}.number` : 'NULL';
  return `jsonb_build_object('relation', ${relation}, 'kind', '${kind}', 'id', ${alias}.id, 'stateCode', ${alias}.state_code, 'title', ${alias}.title, 'number', ${number}, 'datedOn', ${alias}.${STORED[kind].datedOn})`;
};

/** What cites the law `e`: entries of every kind, each of them only where row-level security lets its reader see it. */
const CITED_BY = `coalesce((SELECT jsonb_agg(line ORDER BY line->>'datedOn' DESC NULLS LAST, line->>'id') FROM (${KINDS.map(
  ([kind, { table, citesAs }]) => `SELECT ${mention('c.relation', kind, 'o')} AS line FROM library_citations c JOIN ${table} o ON o.id = c.${citesAs} WHERE c.legislation_id = e.id`,
).join(' UNION ALL ')}) citing), '[]')`;

/** The entry `e` of a kind, whole, with what it cites and what cites it. */
export function entryJson(kind: LibraryKind): string {
  const { columns, citesAs } = STORED[kind];
  const fields = Object.entries(columns).map(([field, column]) => `'${field}', e.${column}`);
  const articles = kind === 'legislation' ? `'articles', coalesce((SELECT jsonb_agg(jsonb_build_object('articleId', a.article_id, 'provision', a.provision, 'extract', a.extract) ORDER BY a.position) FROM legislation_articles a WHERE a.legislation_id = e.id), '[]'),` : '';
  return `(SELECT jsonb_build_object('kind', '${kind}', 'id', e.id, 'stateCode', e.state_code, 'keptBy', e.kept_by, 'phase', e.phase, 'illustrative', e.illustrative, 'rowVersion', e.row_version,
      ${fields.join(', ')}, ${articles} 'citedBy', ${kind === 'legislation' ? CITED_BY : `'[]'::jsonb`}, 'cites', cited.lines,
      'citations', coalesce((SELECT jsonb_agg(jsonb_build_object('relation', line->'relation', 'legislationId', line->'id')) FROM jsonb_array_elements(cited.lines) line), '[]'))
    FROM (SELECT coalesce(jsonb_agg(${mention('c.relation', 'legislation', 'l')} ORDER BY l.adopted_on DESC NULLS LAST, l.id), '[]') AS lines
      FROM library_citations c JOIN legislation l ON l.id = c.legislation_id WHERE c.${citesAs} = e.id) cited)`;
}

/** Entries of every kind as a list needs them, without their long texts; under the reader's role each table shows what she may see. */
export const RECORDS = `(${KINDS.map(([kind, { table, datedOn }]) => {
  const law = kind === 'legislation';
  const articles = law ? 'ARRAY(SELECT DISTINCT a.article_id FROM legislation_articles a WHERE a.legislation_id = t.id ORDER BY 1)' : kind === 'case-law' ? 't.article_ids' : `'{}'::text[]`;
  return `SELECT '${kind}' AS kind, t.id, t.programme_id, t.state_code, t.kept_by, t.phase, t.audience, t.title, t.illustrative, t.${datedOn} AS dated_on, ${law ? 't.number, t.type, t.status' : 'NULL AS number, NULL AS type, NULL AS status'}, ${articles} AS article_ids FROM ${table} t`;
}).join(' UNION ALL ')})`;

export const ITEM = `'kind', e.kind, 'id', e.id, 'stateCode', e.state_code, 'keptBy', e.kept_by, 'phase', e.phase, 'audience', e.audience, 'title', e.title, 'illustrative', e.illustrative,
  'datedOn', e.dated_on, 'number', e.number, 'type', e.type, 'status', e.status, 'articleIds', e.article_ids`;
