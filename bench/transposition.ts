import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPortal, type Database, type Server } from './machine.ts';
import { onDatabase, table } from './timed.ts';

/**
 * Measures the transposition matrix, one reader at a time: 193 States × 66 articles over three rounds, every cell with its law, gap and
 * extract. `node bench/transposition.ts [--repeat 50]`. What validated reports would have derived is written as it would stand.
 */
const { values: options } = parseArgs({ options: { repeat: { type: 'string', default: '50' } } });
const REPEAT = Number(options.repeat);
const [STATES, ROUNDS] = [193, 3];
const PASSWORD = 'a benchmark of laws';

/** As many States as there are members, three rounds that ask all of them about every article, and what came of it: one in five shown to nobody else. */
const FILL = `
  ALTER TABLE rounds DISABLE TRIGGER USER; ALTER TABLE round_states DISABLE TRIGGER USER; ALTER TABLE national_reports DISABLE TRIGGER USER; ALTER TABLE report_submissions DISABLE TRIGGER USER;
  INSERT INTO programme_states (programme_id, state_code) SELECT p.id, s.code FROM programmes p, (SELECT code FROM states WHERE code NOT IN (SELECT state_code FROM programme_states) ORDER BY code LIMIT ${STATES - 3}) s;
  CREATE TEMP TABLE laid AS SELECT uuidv7() AS id, n FROM generate_series(1, ${ROUNDS}) n;
  INSERT INTO rounds (id, programme_id, title, questionnaire_version_id, opens_on, closes_on, languages, phase, opened_at)
    SELECT laid.id, v.programme_id, '{"original": "fr", "versions": {"fr": {"text": "Mesure", "state": "verified"}}}', v.id, current_date - 400 + laid.n * 100, current_date - 320 + laid.n * 100, '{fr}', 'open', now() - interval '400 days'
    FROM laid, questionnaires q JOIN questionnaire_versions v ON v.questionnaire_id = q.id WHERE q.ready = 'transposition';
  INSERT INTO round_states (round_id, state_code, programme_id) SELECT laid.id, ps.state_code, ps.programme_id FROM laid, programme_states ps;
  CREATE TEMP TABLE told AS SELECT uuidv7() AS report, uuidv7() AS submission, laid.id AS round, laid.n, ps.state_code, ps.programme_id, (SELECT user_id FROM memberships LIMIT 1) AS by FROM laid, programme_states ps;
  INSERT INTO national_reports (id, programme_id, round_id, state_code, phase, created_by) SELECT report, programme_id, round, state_code, 'validated', by FROM told;
  INSERT INTO report_submissions (id, programme_id, report_id, round_id, state_code, submitted_by, report_version, asked, sha256, phase, decided_at, shown_to)
    SELECT submission, programme_id, report, round, state_code, by, 1, '{}', repeat('0', 64), 'validated', now() - interval '400 days' + n * interval '100 days', 'delegation' FROM told;
  INSERT INTO transpositions (submission_id, article_id, programme_id, state_code, round_id, report_id, question_key, declared_stage, stage, content, evidence_count, decided_at, shown_to, illustrative)
    SELECT t.submission, a.id, t.programme_id, t.state_code, t.round, t.report, 'articles', stages[1 + h % 7], stages[1 + (h / 7) % 7],
      jsonb_build_object('legalReference', 'Loi n° ' || h, 'legislationIds', '[]'::jsonb, 'extract', text, 'gap', text, 'helpNeeded', NULL), 1, now() - interval '400 days' + t.n * interval '100 days',
      CASE WHEN h % 5 = 0 THEN 'delegation' ELSE 'donors' END, true
    FROM told t, treaty_articles a, LATERAL (SELECT abs(hashtext(t.state_code || a.id || t.n)) AS h, ARRAY['not_started', 'drafting', 'before_government', 'before_parliament', 'enacted', 'applied', 'not_applicable'] AS stages,
      jsonb_build_object('original', 'fr', 'versions', jsonb_build_object('fr', jsonb_build_object('state', 'verified', 'text', repeat('La loi vise la tentative. ', 40)))) AS text) made;
  ALTER TABLE rounds ENABLE TRIGGER USER; ALTER TABLE round_states ENABLE TRIGGER USER; ALTER TABLE national_reports ENABLE TRIGGER USER; ALTER TABLE report_submissions ENABLE TRIGGER USER;`;

async function clientOf({ url }: Server, account: string) {
  const signedIn = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: `${account}@suivi.example`, password: PASSWORD }) });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  return async (path: string) => {
    const answer = await fetch(`${url}/api/v1${path}`, { headers: { cookie, 'accept-encoding': 'identity' } });
    const told = Buffer.from(await answer.arrayBuffer());
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${told.toString().slice(0, 300)}`);
    return told;
  };
}

async function fill({ ownerUrl }: Database): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(FILL);
    const { rows } = await owner.query<{ cells: string }>('SELECT count(*) AS cells FROM transpositions');
    await owner.query('VACUUM ANALYZE');
    return Number(rows[0]?.cells);
  } finally {
    await owner.end();
  }
}

async function measure(portal: Server, database: Database): Promise<void> {
  const cells = await fill(database);
  const [coordinator, donor] = [await clientOf(portal, 'coordinator'), await clientOf(portal, 'donor')];
  const timed = table(portal, database, `${STATES} States × 66 articles, ${cells} reported cells over ${ROUNDS} rounds`);
  const day = new Date(Date.now() - 150 * 86_400_000).toISOString().slice(0, 10);
  await timed('matrix, coordinator', REPEAT, () => coordinator('/transpositions'));
  await timed('matrix, donor', REPEAT, () => donor('/transpositions'));
  await timed('matrix as of a past day', REPEAT, () => coordinator(`/transpositions?on=${day}`));
  await timed('one cell', REPEAT, () => coordinator('/transpositions/NER/UNTOC-5'));
  await timed('workbook', 3, () => coordinator('/transpositions/export?format=xlsx'));
  await timed('CSV', 3, () => coordinator('/transpositions/export?format=csv'));
}

await onDatabase(undefined, async (database, started) => measure(started(await startPortal(database, { NODE_ENV: 'development', SUIVI_DEMO: 'on', SUIVI_DEMO_PASSWORD: PASSWORD })), database));
