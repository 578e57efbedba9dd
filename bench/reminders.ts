import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { cpuOf, cpuOfFamily } from './cpu.ts';
import { amounts, generate } from './generate.ts';
import { buildApi, startDatabase, startPortal, type Database, type Server } from './machine.ts';

/**
 * Measures a morning's digests: 2,000 people of 13 States are told what of 25,000 actions and as many commitments concerns them, by a real server over SMTP.
 * `node bench/reminders.ts [--scale 0.1] [--data folder-to-keep-and-reuse]`.
 */
const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '1' }, data: { type: 'string' } } });
const scale = Number(options.scale);
const PEOPLE = Math.ceil(2_000 * scale);
const SIZES = { ...amounts(scale), actions: Math.ceil(25_000 * scale) };
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Experts of all institutions, every one of whom wants everything once a day, at an hour that has come. */
const PEOPLE_OF_THE_STATES = `
  WITH made AS (INSERT INTO users (email, name, password_hash) SELECT 'person' || n || '@bench.example', 'Personne ' || n, 'x' FROM generate_series(1, ${PEOPLE}) n RETURNING id),
    placed AS (SELECT id, row_number() OVER (ORDER BY id) AS place FROM made),
    institution AS (SELECT id, state_code, row_number() OVER (ORDER BY code) - 1 AS place, count(*) OVER () AS many FROM institutions),
    of_programme AS (INSERT INTO memberships (user_id, programme_id, role, state_code, institution_id)
      SELECT p.id, (SELECT id FROM programmes), 'contributor', i.state_code, i.id FROM placed p JOIN institution i ON i.place = p.place % i.many RETURNING user_id)
  INSERT INTO reminder_settings (user_id, time_zone, digest_hour, deliveries)
    SELECT user_id, 'UTC', 0, (SELECT jsonb_object_agg(kind, 'daily') FROM unnest(ARRAY['commitment_due_30', 'commitment_due_7', 'commitment_overdue', 'action_due_30', 'action_due_7', 'action_overdue', 'evidence_expires_30', 'evidence_expires_7', 'evidence_expired', 'update_returned', 'update_validated']) kind) FROM of_programme`;

/** Takes every mail at once, and counts. */
async function startMailServer() {
  let received = 0;
  let bytes = 0;
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onData(stream, _session, done) {
      stream.on('data', (piece: Buffer) => (bytes += piece.length));
      stream.on('end', () => {
        received++;
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received: () => received, bytes: () => bytes, close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}

async function main(directory: string): Promise<void> {
  buildApi();
  const database = await startDatabase(directory);
  const mails = await startMailServer();
  let portal: Server | null = null;
  const stop = async () => {
    await portal?.stop();
    await mails.close();
    await database.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(1)));
  try {
    await (await startPortal(database)).stop();
    const owner = new pg.Client({ connectionString: database.ownerUrl });
    owner.on('error', () => undefined);
    await owner.connect();
    if ((await owner.query('SELECT FROM programmes')).rowCount === 0) {
      say('Generating');
      await generate(database.ownerUrl, SIZES, say);
      await owner.query(PEOPLE_OF_THE_STATES);
    }
    // Of a folder that is used again: nobody was told anything yet.
    await owner.query(`TRUNCATE notifications, mails; DELETE FROM pgboss.job WHERE name LIKE 'reminders.%'`);
    await owner.query('VACUUM (ANALYZE)');
    const before = cpuOfFamily(database.pid);
    portal = await startPortal(database, { SUIVI_REMINDERS: 'on', SMTP_URL: mails.url });
    await measure(owner, database, portal, mails, before);
    await owner.end();
  } finally {
    await stop();
  }
}

async function measure(owner: pg.Client, database: Database, portal: Server, mails: Awaited<ReturnType<typeof startMailServer>>, before: number): Promise<void> {
  const one = async <Value>(sql: string) => Object.values(((await owner.query<Record<string, Value>>(sql)).rows[0] ?? {}) as Record<string, Value>)[0] as Value;
  const asked = `FROM pgboss.job WHERE name = 'reminders.ask' AND state = 'completed' ORDER BY created_on LIMIT 1`;
  while ((await one<number | null>(`SELECT count(*)::integer FROM (SELECT 1 ${asked}) j`)) === 0) await pause(200);
  const asking = await one<number>(`SELECT extract(epoch FROM completed_on - started_on)::float ${asked}`);
  const open = `SELECT count(*)::integer FROM mails WHERE state IN ('waiting', 'claimed', 'handing')`;
  while ((await one<number>(open)) > 0) await pause(200);
  const sending = await one<number>('SELECT extract(epoch FROM max(finished_at) - min(created_at))::float FROM mails');
  const told = await one<number>('SELECT count(*)::integer FROM notifications');
  const states = (await owner.query<{ state: string; count: string }>('SELECT state, count(*) FROM mails GROUP BY 1 ORDER BY 1')).rows.map(({ state, count }) => `${count} ${state}`).join(', ');
  const largest = await one<number>('SELECT max(count)::integer FROM (SELECT count(*) FROM notifications WHERE mail_id IS NOT NULL GROUP BY mail_id) m');
  say(`\nMeasured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}; ${SIZES.actions} actions, ${SIZES.commitments} commitments, ${PEOPLE} experts and the bench's own accounts.`);
  say(`- asked, told and planned in ${asking.toFixed(1)} s: ${told} notifications; the fullest digest names ${largest}`);
  say(`- ${states}; ${mails.received()} mails arrived, ${(mails.bytes() / mails.received() / 1000).toFixed(1)} kB each, in ${sending.toFixed(1)} s: ${(mails.received() / sending).toFixed(0)} a second`);
  say(`- CPU per mail, all of it together: ${(cpuOf(portal.pid) / mails.received()).toFixed(1)} ms of the API, ${((cpuOfFamily(database.pid) - before) / mails.received()).toFixed(1)} ms of PostgreSQL`);
}

const directory = options.data ?? mkdtempSync(join(tmpdir(), 'suivi-bench-'));
try {
  await main(directory);
} finally {
  if (!options.data) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
