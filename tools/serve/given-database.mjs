import pg from 'pg';
import { Refusal } from '../refusal.mjs';

const LEAST_VERSION = 180000;

/** Refuses a server that cannot carry the portal, before anything is started. @param {string} url */
export async function checkGivenDatabase(url) {
  const client = clientFor(url);
  try {
    await client.connect();
    const { rows } = await client.query(`SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version, current_setting('server_encoding') AS encoding`);
    if (rows[0].number < LEAST_VERSION) throw new Refusal(`the server of DATABASE_URL is PostgreSQL ${rows[0].version}, the portal needs 18 or newer: upgrade it, or start without DATABASE_URL to use the embedded one.`);
    if (rows[0].encoding !== 'UTF8') throw new Refusal(`the database of DATABASE_URL is encoded in ${rows[0].encoding}: create it with ENCODING 'UTF8'.`);
  } catch (error) {
    throw error instanceof Refusal ? error : sentence(client, /** @type {any} */ (error));
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** @param {string} url */
function clientFor(url) {
  try {
    if (!/^postgres(ql)?:$/.test(new URL(url).protocol)) throw new Error('another protocol');
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    client.on('error', () => undefined);
    return client;
  } catch {
    throw new Refusal('DATABASE_URL is not an address of a PostgreSQL database: write it as postgres://user:password@host:5432/database.');
  }
}

/** @param {pg.Client} client @param {{ code?: string, message: string }} error */
function sentence({ host, port, user, database }, { code, message }) {
  if (code?.startsWith('28')) return new Refusal(`the server at ${host}:${port} does not let "${user}" in (${message}): check user and password in DATABASE_URL.`);
  if (code === '3D000') return new Refusal(`there is no database "${database}" at ${host}:${port}: create it (CREATE DATABASE "${database}" OWNER "${user}" ENCODING 'UTF8'), or correct DATABASE_URL.`);
  return new Refusal(`no PostgreSQL answers at ${host}:${port} (${code ?? message}): start it or correct DATABASE_URL, or start without DATABASE_URL to use the embedded one.`);
}
