import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';

/** A whole database for one suite. */
export interface TestDatabase {
  /** For migrations and seeds; the API's own login comes from `openApiLogin`. */
  readonly ownerUrl: string;
  drop(): Promise<void>;
}

/** In use by another, or by the server's own vacuum worker, which an owner may not end: both pass. */
const IN_USE = ['55006', '42501'];

/** Clones the run's migrated, otherwise empty database, or another one of the run; suites never see each other's rows. */
export async function createTestDatabase(from?: string): Promise<TestDatabase> {
  const url = templateUrl();
  const name = `suite_${randomUUID().replaceAll('-', '')}`;
  const source = from ?? url.pathname.slice(1);
  url.pathname = '/template1';
  const server = url.href;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${source}`);
  url.pathname = `/${name}`;
  return { ownerUrl: url.href, drop: () => execute(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/**
 * A database that is made once in a run, by the first suite that wants it, while the others wait. `make` gets the address of a clone
 * of the migrated database; what it leaves is there for all under the name given.
 */
export async function madeOnce(name: string, make: (ownerUrl: string) => Promise<unknown>): Promise<void> {
  const url = templateUrl();
  const source = url.pathname.slice(1);
  url.pathname = '/template1';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    if ((await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount) return;
    await execute(url.href, `DROP DATABASE IF EXISTS ${name}_unfinished WITH (FORCE)`);
    await execute(url.href, `CREATE DATABASE ${name}_unfinished TEMPLATE ${source}`);
    const made = new URL(url);
    made.pathname = `/${name}_unfinished`;
    await make(made.href);
    await execute(url.href, `ALTER DATABASE ${name}_unfinished RENAME TO ${name}`);
  } finally {
    await client.end();
  }
}

function templateUrl(): URL {
  const template = process.env['SUIVI_TEST_TEMPLATE_URL'];
  if (!template) throw new Error('No test database: run the suite through `npm test -- --only=api` or `jest -c jest.api.config.mjs`.');
  return new URL(template);
}

/** Two suites that clone at the same moment get in each other's way for some milliseconds. */
async function execute(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt++) {
      try {
        await client.query(sql);
        return;
      } catch (error) {
        if (!IN_USE.includes((error as pg.DatabaseError).code ?? '') || attempt === 200) throw error;
        await pause(25 + Math.random() * 50);
      }
    }
  } finally {
    await client.end();
  }
}
