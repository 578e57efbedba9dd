import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Refusal } from './refusal.mjs';
import { kept, logFile, newSecret, sentenceForDisk } from './serve/data-directory.mjs';
import { makeCluster, startCluster, stopForeignCluster, SUPERUSER } from './serve/postgres-cluster.mjs';

const VERSION = '18';
const MAKING = 'postgres.making-';
const EXTENSIONS = ['pg_trgm', 'unaccent', 'btree_gist'];

/**
 * The portal's own PostgreSQL in its data folder. Whoever calls holds the folder's lock: a server that still runs on it, or half of
 * one that was being made, was left by a portal that is gone.
 * @param {string} dataDirectory
 * @returns {Promise<{ url: string, ended: Promise<void>, stop(): Promise<void> }>} the address for the database's owner
 */
export async function startEmbeddedDatabase(dataDirectory) {
  const directory = join(dataDirectory, 'postgres');
  const log = logFile(dataDirectory, 'postgres');
  const superuserPassword = kept(dataDirectory, 'database-superuser', newSecret);
  const ownerPassword = kept(dataDirectory, 'database-owner', newSecret);
  try {
    if (!existsSync(directory) || readdirSync(directory).length === 0) await makeInPlace(directory, log, superuserPassword, ownerPassword);
    refuseOtherVersion(directory);
    await stopLeftover(directory);
    const cluster = await startPatiently(directory, log, superuserPassword);
    return { url: databaseUrl(cluster.port, 'suivi_owner', ownerPassword, 'suivi'), ended: cluster.ended, stop: cluster.stop };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (/** @type {pg.DatabaseError} */ (error).code === '28P01') throw new Refusal(`the passwords in ${join(dataDirectory, 'keys')} are not those of the database in ${directory}: restore that folder from the same backup as the database.`);
    const reason = /** @type {Error} */ (error).message.match(/(?:FATAL|PANIC|error): +(.*)/)?.[1] ?? /** @type {Error} */ (error).message.trim().split('\n').at(-1);
    throw sentenceForDisk(dataDirectory, error) ?? new Refusal(`the embedded database does not start ("${reason}"): ${log} tells more; ${directory} was left as it is, so that it can be repaired or restored from a backup.`);
  }
}

/**
 * Renamed into place when complete: an interrupted start leaves a whole database or none. Each attempt has a folder of its own,
 * since the tools of an interrupted one may still be at work in theirs.
 * @param {string} directory @param {string} log @param {string} superuserPassword @param {string} ownerPassword
 */
async function makeInPlace(directory, log, superuserPassword, ownerPassword) {
  for (const name of readdirSync(dirname(directory)).filter((entry) => entry.startsWith(MAKING))) await removeHalfMade(join(dirname(directory), name));
  const making = join(dirname(directory), `${MAKING}${randomUUID()}`);
  await makeCluster(making, superuserPassword);
  const cluster = await startCluster(making, log, superuserPassword);
  try {
    await makeDatabase(databaseUrl(cluster.port, SUPERUSER, superuserPassword, 'postgres'), ownerPassword);
  } finally {
    await cluster.stop();
  }
  renameSync(making, directory);
}

/** @param {string} directory */
async function removeHalfMade(directory) {
  try {
    await stopLeftover(directory);
    rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Still being written to by what is about to end: the next start removes it.
  }
}

/**
 * The database, its owner, and the extensions that only a superuser may bring in.
 * @param {string} superuserUrl @param {string} ownerPassword @param {string} [ownerOptions]
 */
export async function makeDatabase(superuserUrl, ownerPassword, ownerOptions = '') {
  await withClient(superuserUrl, async (client) => {
    await client.query(`CREATE ROLE suivi_owner LOGIN CREATEROLE NOSUPERUSER NOBYPASSRLS ${ownerOptions} PASSWORD ${client.escapeLiteral(ownerPassword)}`);
    await client.query('CREATE DATABASE suivi OWNER suivi_owner TEMPLATE template0');
    await client.query('REVOKE CONNECT ON DATABASE postgres FROM PUBLIC');
  });
  const url = new URL(superuserUrl);
  url.pathname = '/suivi';
  await withClient(url.href, async (client) => {
    for (const name of EXTENSIONS) await client.query(`CREATE EXTENSION ${name}`);
  });
}

/** @param {number} port @param {string} user @param {string} password @param {string} database */
export const databaseUrl = (port, user, password, database) => `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** @param {string} url @param {(client: pg.Client) => Promise<void>} act */
async function withClient(url, act) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

/** @param {string} directory */
function refuseOtherVersion(directory) {
  const file = join(directory, 'PG_VERSION');
  if (!existsSync(file)) throw new Refusal(`${directory} is not a PostgreSQL database, or lost a part: restore it from a backup, or move that folder away to begin with an empty database.`);
  const found = readFileSync(file, 'utf8').trim();
  if (found !== VERSION) throw new Refusal(`the database in ${directory} was written by PostgreSQL ${found}, this portal brings ${VERSION}: dump it with PostgreSQL ${found} (pg_dump) and restore it here, or move that folder away to begin with an empty database.`);
}

/** Stops the server of a portal that is gone, and clears the mark of one that is gone itself. @param {string} directory */
async function stopLeftover(directory) {
  const mark = join(directory, 'postmaster.pid');
  if (!existsSync(mark)) return;
  const pid = Number.parseInt(readFileSync(mark, 'utf8'), 10);
  if (isServerOf(directory, pid)) return stopForeignCluster(directory);
  // PostgreSQL itself would take any process that now has this number for its server, and refuse to start.
  rmSync(mark, { force: true });
}

/** @param {string} directory @param {number} pid */
function isServerOf(directory, pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(directory);
  } catch {
    return process.platform !== 'linux';
  }
}

/** The children of a killed server need a moment to notice, and hold its memory until then. @param {string} directory @param {string} log @param {string} password */
async function startPatiently(directory, log, password) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startCluster(directory, log, password);
    } catch (error) {
      if (attempt === 20 || !/shared memory block|already exists|Address already in use/.test(/** @type {Error} */ (error).message)) throw error;
      await pause(500);
    }
  }
}
