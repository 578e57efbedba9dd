import { AT_A_TIME } from '@suivi/notifications/api';
import { createTestDatabase, type TestDatabase } from '@suivi/shared/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { prepareDatabase } from './database/prepare.ts';
import { startMailServer, type MailServer } from './testing/mail-server.ts';
import { QUIET } from './testing/quiet.ts';

/** Enough for several helpers on each server. */
const PEOPLE = 300;
const SECRET = 'a secret that only the tests know, 32+';
const NODE = process.execPath;

/** Two servers as an operator runs them, on one database, with a real mail server; one is killed while both send. */
describe('a server that is killed in the middle of sending', () => {
  let build: string;
  let data: string;
  let database: TestDatabase;
  let owner: pg.Client;
  let mails: MailServer;
  const servers: ChildProcess[] = [];

  beforeAll(async () => {
    // Beside the packages, where its imports are found.
    build = await mkdtemp(join(process.cwd(), 'node_modules', '.cache-suivi-'));
    data = await mkdtemp(join(tmpdir(), 'suivi-test-'));
    await promisify(execFile)(NODE, ['node_modules/rolldown/bin/cli.mjs', '-c', 'rolldown.config.mjs', '-d', build], { env: { ...process.env, NODE_OPTIONS: '' } });
    database = await createTestDatabase();
    mails = await startMailServer({ delay: 40 });
    await prepareDatabase({ ownerUrl: database.ownerUrl, secret: SECRET, dataDir: data, demoPassword: 'a test of the demonstration' });
    owner = new pg.Client({ connectionString: database.ownerUrl });
    owner.on('error', () => undefined);
    await owner.connect();
  }, 60_000);
  afterAll(async () => {
    for (const server of servers) if (server.exitCode === null && server.signalCode === null) await end(server, 'SIGTERM');
    await owner.end();
    await database.drop();
    await mails.close();
    await Promise.all([build, data].map((directory) => rm(directory, { recursive: true, force: true })));
  });

  async function end(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
    const ended = once(server, 'exit');
    server.kill(signal);
    await ended;
  }

  async function start(): Promise<ChildProcess> {
    const environment = { PORT: '0', HOST: '127.0.0.1', DATABASE_URL: database.ownerUrl, SUIVI_SECRET: SECRET, SUIVI_DATA_DIR: data, SMTP_URL: mails.url, SUIVI_PUBLIC_URL: 'https://portal.suivi.example' };
    const server = spawn(NODE, [join(build, 'main.js')], { env: { PATH: process.env['PATH'], ...environment }, stdio: ['ignore', 'pipe', 'pipe'] });
    servers.push(server);
    const said: string[] = [];
    await new Promise<void>((resolve, reject) => {
      for (const stream of [server.stdout, server.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()) && said.join('').includes('the portal is listening') && resolve());
      server.once('exit', () => reject(new Error(said.join(''))));
    });
    return server;
  }

  const until = async (what: string, holds: () => boolean | Promise<boolean>) => {
    for (const start = Date.now(); !(await holds()); ) {
      if (Date.now() - start > 90_000) throw new Error(`${what} did not happen: ${JSON.stringify((await owner.query(`SELECT state, claimed_by, count(*), min(claimed_at) FROM mails GROUP BY 1, 2`)).rows)}`);
      await pause(50);
    }
  };
  const count = async (condition: string) => Number((await owner.query<{ count: string }>(`SELECT count(*) FROM mails WHERE ${condition}`)).rows[0]?.count);

  it('costs nobody her message and sends nobody a second one: what nobody can be sure of is shown as such', async () => {
    for (const statement of QUIET) await owner.query(statement);
    await owner.query(`INSERT INTO reminder_settings (user_id, deliveries) SELECT user_id, '{"update_submitted": "inbox", "commitment_due_7": "inbox"}' FROM memberships`);
    await owner.query(
      `WITH made AS (INSERT INTO users (email, name, password_hash) SELECT 'expert-' || n || '@suivi.example', 'Une experte', 'x' FROM generate_series(1, $1) n RETURNING id)
      INSERT INTO memberships (user_id, programme_id, role, state_code, institution_id) SELECT made.id, p.id, 'contributor', 'NER', i.id FROM made, programmes p, institutions i WHERE i.code = 'NER-ANLTP'`,
      [PEOPLE],
    );
    await owner.query(
      `UPDATE commitments SET due_on = (now() AT TIME ZONE 'Africa/Niamey')::date + 5, lead_institution_id = (SELECT id FROM institutions WHERE code = 'NER-ANLTP') WHERE id = (
        SELECT c.id FROM commitments c WHERE c.state_code = 'NER' AND c.acceptance <> 'noted' AND NOT EXISTS (SELECT FROM updates u WHERE u.commitment_id = c.id AND u.phase <> 'validated') AND NOT EXISTS (SELECT FROM commitment_standings s WHERE s.commitment_id = c.id) LIMIT 1)`,
    );

    const [first] = await Promise.all([start(), start()]);
    const atWork = new Set<string>();
    await until('both servers at work', async () => {
      const { rows } = await owner.query<{ claimed_by: string }>(`SELECT claimed_by FROM mails WHERE claimed_by IS NOT NULL`);
      for (const row of rows) atWork.add(row.claimed_by);
      return atWork.size === 2 && mails.received.length > PEOPLE / 8;
    });
    await end(first, 'SIGKILL');
    expect(mails.received.length).toBeLessThan(PEOPLE);

    // The other goes on with what waits. What the dead one held is left alone for a minute, which is let pass here at once.
    await until('all that waited was sent', async () => (await count(`state = 'waiting'`)) === 0 && (await count(`claimed_by IS NOT NULL`)) <= AT_A_TIME);
    await pause(500);
    await owner.query(`UPDATE mails SET claimed_at = claimed_at - interval '2 minutes' WHERE claimed_by IS NOT NULL`);
    await owner.query(`INSERT INTO pgboss.job (name) VALUES ('reminders.ask')`);
    await until('nothing is open', async () => (await count(`state IN ('waiting', 'claimed', 'handing')`)) === 0);

    const reached = mails.received.flatMap(({ to }) => to?.map(({ address }) => address ?? '') ?? []);
    const twice = reached.filter((address, index) => reached.indexOf(address) !== index);
    expect(twice).toEqual([]);
    const { rows: states } = await owner.query<{ state: string; email: string }>(`SELECT m.state, u.email FROM mails m JOIN users u ON u.id = m.user_id`);
    expect(states).toHaveLength(PEOPLE);
    const sent = states.filter(({ state }) => state === 'sent').map(({ email }) => email);
    const uncertain = states.filter(({ state }) => state === 'uncertain').map(({ email }) => email);
    expect(sent.filter((email) => !reached.includes(email))).toEqual([]);
    expect(reached.filter((email) => !sent.includes(email) && !uncertain.includes(email))).toEqual([]);
    expect(sent.length + uncertain.length).toBe(PEOPLE);
    // The mails that were in its hands, at most.
    expect(uncertain.length).toBeLessThanOrEqual(AT_A_TIME);
  }, 240_000);
});
