import { createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.ts';

/** The connection of the database's owner: for migrations, the demonstration data and operators' commands, never for a request. */
export function ownerDataSource(ownerUrl: string): DataSource {
  return new DataSource({ type: 'postgres', url: ownerUrl, migrations: MIGRATIONS, migrationsTransactionMode: 'each', applicationName: 'suivi-owner', connectTimeoutMS: 10_000 });
}

/** Brings the database to this version's schema, one runner at a time: a second process waits for the first. */
export async function migrate(ownerUrl: string): Promise<void> {
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    const lock = source.createQueryRunner();
    await lock.query(`SELECT pg_advisory_lock(hashtext('suivi.migrate'))`);
    try {
      await source.runMigrations();
    } finally {
      await lock.query(`SELECT pg_advisory_unlock(hashtext('suivi.migrate'))`);
      await lock.release();
    }
  } finally {
    await source.destroy();
  }
}

/**
 * Gives the API's login role its password, derived from the portal's secret so that several processes share it, and returns the
 * address under which the API connects.
 */
export async function openApiLogin(ownerUrl: string, secret: string): Promise<string> {
  const password = createHmac('sha256', secret).update('suivi_api').digest('hex');
  const source = await ownerDataSource(ownerUrl).initialize();
  try {
    await source.query(`ALTER ROLE suivi_api PASSWORD '${password}'`);
  } finally {
    await source.destroy();
  }
  const url = new URL(ownerUrl);
  url.username = 'suivi_api';
  url.password = password;
  return url.toString();
}
