import { installQueue } from '@suivi/notifications/api';
import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.ts';

/** The connection of the database's owner: for migrations, the demonstration data and operators' commands, never for a request. */
export function ownerDataSource(ownerUrl: string): DataSource {
  return new DataSource({ type: 'postgres', url: ownerUrl, migrations: MIGRATIONS, migrationsTransactionMode: 'each', applicationName: 'suivi-owner', connectTimeoutMS: 10_000 });
}

/** Does something as the owner while no other process does, and closes the connection after it. */
export async function asOwner<Result>(ownerUrl: string, act: (owner: DataSource) => Promise<Result>): Promise<Result> {
  const owner = await ownerDataSource(ownerUrl).initialize();
  try {
    const lock = owner.createQueryRunner();
    await lock.query(`SELECT pg_advisory_lock(hashtext('suivi.owner'))`);
    try {
      return await act(owner);
    } finally {
      await lock.query(`SELECT pg_advisory_unlock(hashtext('suivi.owner'))`);
      await lock.release();
    }
  } finally {
    await owner.destroy();
  }
}

/** Brings the database to this version's schema; a second process waits for the first. */
export async function migrate(ownerUrl: string): Promise<void> {
  await asOwner(ownerUrl, bringUp);
}

/** Tables, policies and functions, and the queue of background work, which has a schema and versions of its own. */
export async function bringUp(owner: DataSource): Promise<void> {
  await owner.runMigrations();
  const runner = owner.createQueryRunner();
  try {
    const client = (await runner.connect()) as { query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }> };
    await installQueue({ executeSql: (text, values) => client.query(text, values) });
  } finally {
    await runner.release();
  }
}

/**
 * Gives the API's login role its password, derived from the portal's secret so that several processes share it, and returns the
 * address under which the API connects.
 */
export async function openApiLogin(owner: DataSource, ownerUrl: string, secret: string): Promise<string> {
  const password = createHmac('sha256', secret).update('suivi_api').digest('hex');
  await owner.query(`ALTER ROLE suivi_api PASSWORD '${password}'`);
  const url = new URL(ownerUrl);
  url.username = 'suivi_api';
  url.password = password;
  return url.toString();
}
