import { installQueue } from '@suivi/notifications/api';
import { createHash, createHmac } from 'node:crypto';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.ts';
import { EVERY_DATABASE_ROLE, WORKER } from '../migrations/policies.ts';
import { UnusableSettings } from '../settings.ts';

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

/** The server's roles belong to the owner who made them; another owner could grant nothing to her own portal's login. */
export async function refuseForeignRoles(owner: DataSource): Promise<void> {
  const [{ foreign }] = (await owner.query(`SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = 'suivi_api' AND NOT pg_has_role(oid, 'USAGE WITH ADMIN OPTION')) AS foreign`)) as [{ foreign: boolean }];
  if (foreign) throw new UnusableSettings('The server of DATABASE_URL holds the portal of another owner, whose database roles this one may not use: give both databases the same owner, or use another server');
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

/** The login of one database's API: roles are the server's, so that its name follows from the database's. */
export function apiLoginOf(database: string): string {
  return `suivi_api_${createHash('sha256').update(database).digest('hex').slice(0, 16)}`;
}

/**
 * Makes the login of this database's API, which may do what `suivi_api` was granted and enter no other portal's database, and returns
 * the address under which the API connects. Its password is derived from the portal's secret so that several processes share it.
 */
export async function openApiLogin(owner: DataSource, ownerUrl: string, secret: string): Promise<string> {
  const [{ database }] = (await owner.query('SELECT current_database() AS database')) as [{ database: string }];
  const login = apiLoginOf(database);
  const password = createHmac('sha256', secret).update(login).digest('hex');
  const name = `"${database.replaceAll('"', '""')}"`;
  const [{ there }] = (await owner.query('SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS there', [login])) as [{ there: boolean }];
  await owner.query(`
    ${there ? `ALTER ROLE ${login}` : `CREATE ROLE ${login} LOGIN NOINHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE`} PASSWORD '${password}';
    GRANT suivi_api TO ${login} WITH INHERIT TRUE, SET FALSE;
    GRANT ${EVERY_DATABASE_ROLE}, ${WORKER} TO ${login} WITH INHERIT FALSE, SET TRUE;
    REVOKE CONNECT ON DATABASE ${name} FROM PUBLIC;
    GRANT CONNECT ON DATABASE ${name} TO ${login};`);
  const url = new URL(ownerUrl);
  url.username = login;
  url.password = password;
  return url.toString();
}
