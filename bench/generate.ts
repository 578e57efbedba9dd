import pg from 'pg';
import { actions } from './data/actions.ts';
import { adoptedTexts, type Amounts } from './data/adopted-texts.ts';
import { corpus } from './data/corpus.ts';
import { accounts, passwordHash, STATES } from './data/people.ts';
import { path } from './data/path.ts';

const SEED = 42;

/**
 * Chance without a sequence: a number in [0, 1) that a key alone decides, so that a statement may fill its rows in any order. Ids are
 * of version 7 like the portal's own, so that indexes grow as they would in years of use.
 */
export const CHANCE = `
  CREATE FUNCTION pg_temp.roll(key text) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$ SELECT (hashtextextended(key, ${SEED}) & 2147483647) / 2147483648.0 $$;
  CREATE FUNCTION pg_temp.pick(key text, many integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT ((hashtextextended(key, ${SEED}) & 2147483647) % many)::integer $$;
  CREATE FUNCTION pg_temp.id(at timestamptz, key text) RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(key), 1, 3) || '8' || substr(md5(key), 4, 15))::uuid $$;
  CREATE FUNCTION pg_temp.plain(words text) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $$
    SELECT jsonb_build_object('original', 'fr', 'versions', jsonb_build_object('fr', jsonb_build_object('text', words, 'state', 'verified'))) $$;`;

/** Triggers that write row by row what the statements write as sets; all others (search words, first deadline) stay on. */
const ROW_BY_ROW = `SELECT format('ALTER TABLE %I %%s TRIGGER %I', c.relname, t.tgname) AS change FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
  WHERE NOT t.tgisinternal AND (t.tgname LIKE '%\\_journal' OR t.tgname IN ('submissions_match', 'submissions_follow', 'reviews_follow', 'evidence_holds_update', 'evidence_moves_update',
    'updates_guard_action', 'submissions_guard_action', 'actions_guard', 'actions_follow', 'action_parts_guard', 'action_parts_count'))`;

/** The full size is that of the issue; `scale` shrinks it, for trying. */
export function amounts(scale: number): Amounts {
  return { recommendations: Math.ceil(5_000 * scale), commitments: Math.ceil(25_000 * scale), updates: Math.ceil(25_000 * scale) * 4, actions: Math.ceil(100_000 * scale) };
}

/**
 * Fills a migrated, otherwise empty database, as its owner, in one transaction. The journal is left empty: its chain is written row by
 * row, which would take minutes; the load's own changes are journalled as ever. Dates are counted back from today.
 */
export async function generate(ownerUrl: string, sizes: Amounts, say: (line: string) => void = () => undefined): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl, application_name: 'suivi-bench' });
  await owner.connect();
  try {
    await owner.query(`SET work_mem = '256MB'; SET synchronous_commit = off`);
    await owner.query('BEGIN');
    await owner.query(CHANCE);
    const triggers = (await owner.query<{ change: string }>(ROW_BY_ROW)).rows.map(({ change }) => change);
    for (const change of triggers) await owner.query(change.replace('%s', 'DISABLE'));
    await programme(owner);
    for (const statement of [...adoptedTexts(sizes), ...path(sizes), ...actions(sizes)]) await timed(owner, statement, say);
    await owner.query('SET CONSTRAINTS ALL IMMEDIATE');
    for (const change of triggers) await owner.query(change.replace('%s', 'ENABLE'));
    await owner.query('COMMIT');
    await timed(owner, 'VACUUM (ANALYZE)', say);
  } finally {
    await owner.end();
  }
}

/** Programme, States, institutions, people, and the corpus that the statements pick their texts from. */
async function programme(owner: pg.Client): Promise<void> {
  await owner.query('CREATE TEMP TABLE corpus (kind text, corpus_number integer, body jsonb, PRIMARY KEY (kind, corpus_number))');
  await owner.query('INSERT INTO corpus SELECT kind, n, body FROM jsonb_to_recordset($1) AS c(kind text, n integer, body jsonb)', [JSON.stringify(corpus(SEED))]);
  await owner.query('CREATE TEMP TABLE bench_states AS SELECT code, place - 1 AS place FROM unnest($1::text[]) WITH ORDINALITY s(code, place)', [[...STATES]]);
  await owner.query('ANALYZE corpus; ANALYZE bench_states');
  await owner.query(`INSERT INTO programmes (id, code, name, illustrative) VALUES (pg_temp.id('2015-01-01', 'programme'), 'BENCH', pg_temp.plain('Programme de mesure'), true)`);
  await owner.query('INSERT INTO programme_states SELECT p.id, s.code FROM programmes p, bench_states s');
  await owner.query(`INSERT INTO institutions (id, code, state_code, name, acronym)
    SELECT pg_temp.id('2015-01-01', 'institution' || s.code || n), s.code || '-' || n, s.code, pg_temp.plain('Institution nationale ' || n || ' (' || s.code || ')'), s.code || n FROM bench_states s, generate_series(0, 7) n`);
  await owner.query(
    `WITH a AS (SELECT *, pg_temp.id('2015-01-01', email) AS id FROM jsonb_to_recordset($1) AS a(email text, role text, state text)),
      made AS (INSERT INTO users (id, email, name, password_hash) SELECT id, email, 'Personne ' || email, $2 FROM a)
    INSERT INTO memberships (user_id, programme_id, role, state_code, institution_id)
    SELECT a.id, p.id, a.role, a.state, i.id FROM a CROSS JOIN programmes p LEFT JOIN institutions i ON i.code = a.state || '-0' AND a.role = 'contributor'`,
    [JSON.stringify(accounts()), await passwordHash()],
  );
}

async function timed(owner: pg.Client, statement: string, say: (line: string) => void): Promise<void> {
  const start = performance.now();
  const { rowCount } = await owner.query(statement);
  // What was just filled is what the next statement reads.
  if (statement.startsWith('CREATE TEMP TABLE')) await owner.query(`ANALYZE ${statement.split(' ')[3]}`);
  say(`  ${statement.trim().split(/\s+/).slice(0, 4).join(' ').padEnd(50)} ${String(rowCount ?? '').padStart(8)} ${((performance.now() - start) / 1000).toFixed(1).padStart(7)} s`);
}
