import { outOfReach, scopeSql, type Work } from '@suivi/access/api';
import { visibleAuthorities, type AuthorityQuery, type AuthoritySubject, type CompetentAuthority } from '@suivi/authorities/domain';
import { fromCursor, toCursor } from '@suivi/shared/api';
import { AUTHORITY_JOINS, authorityJson } from './authority-json.ts';
import { DIRECTORY_ORDER, matchingAuthorities } from './filters.ts';

interface Listed {
  sort_key: string;
  item: CompetentAuthority;
  total: number | null;
}

/** One page of the directory, by State and name, with the total on the first page only; one statement. */
export async function listAuthorities(work: Work, query: AuthorityQuery) {
  const parameters: unknown[] = [];
  const matching = matchingAuthorities(work.actor, query, parameters);
  let from = '';
  if (query.cursor) {
    parameters.push(...fromCursor(query.cursor));
    from = `WHERE (matching.sort_key, matching.id) > ($${parameters.length - 1}::text, $${parameters.length}::uuid)`;
  }
  parameters.push(query.limit + 1);
  const rows = await work.rows<Listed>(
    `WITH matching AS MATERIALIZED (SELECT a.id, ${DIRECTORY_ORDER} COLLATE "C" AS sort_key FROM competent_authorities a LEFT JOIN institutions i ON i.id = a.institution_id WHERE ${matching}),
      page AS (SELECT * FROM matching ${from} ORDER BY sort_key, id LIMIT $${parameters.length})
    SELECT page.sort_key, ${query.cursor ? 'NULL' : '(SELECT count(*)::integer FROM matching)'} AS total, ${authorityJson(work.actor)} AS item
    FROM page JOIN competent_authorities a ON a.id = page.id ${AUTHORITY_JOINS} ORDER BY page.sort_key, page.id`,
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

/** One entry. */
export async function readAuthority(work: Work, id: string): Promise<CompetentAuthority> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleAuthorities(work.actor), 'a', parameters);
  const found = await work.row<{ item: CompetentAuthority }>(`SELECT ${authorityJson(work.actor)} AS item FROM competent_authorities a ${AUTHORITY_JOINS} WHERE a.id = $1 AND ${scope}`, parameters);
  return found ? found.item : outOfReach(work, 'competent_authorities', id);
}

/** What requests may be about, in the order in which the directory names it. */
export async function listSubjects(work: Work) {
  const rows = await work.rows<{ item: AuthoritySubject }>(`SELECT jsonb_build_object('code', code, 'name', name, 'articleId', article_id, 'paragraph', paragraph) AS item FROM authority_subjects ORDER BY position`);
  return { items: rows.map(({ item }) => item), nextCursor: null };
}
