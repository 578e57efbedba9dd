import { createTestDatabase, type TestDatabase } from '@suivi/shared/testing';
import pg from 'pg';
import { openApiLogin, ownerDataSource } from './database/migrate.ts';
import { prepareDatabase } from './database/prepare.ts';
import { UnusableSettings } from './settings.ts';

/** One statement at an address; the connection is closed after it. */
async function ask(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return (await client.query<Record<string, unknown>>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const elsewhere = (url: string, pathname: string, user?: { name: string; password: string }) => {
  const other = new URL(url);
  other.pathname = pathname;
  if (user) [other.username, other.password] = [user.name, user.password];
  return other.href;
};

describe('two portals on one PostgreSQL server', () => {
  let databases: TestDatabase[];
  beforeAll(async () => {
    databases = [await createTestDatabase(), await createTestDatabase()];
  });
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  async function login({ ownerUrl }: TestDatabase, secret: string): Promise<string> {
    const owner = await ownerDataSource(ownerUrl).initialize();
    return openApiLogin(owner, ownerUrl, secret).finally(() => owner.destroy());
  }

  it('each log in with their own secret, and into their own database only', async () => {
    const [one, other] = databases as [TestDatabase, TestDatabase];
    const urls = [await login(one, 'the secret of one portal, 32 or more'), await login(other, 'the secret of the other, 32 or more')] as [string, string];
    for (const url of urls) expect(await ask(url, `SELECT sign_in_wait(ARRAY['x']) AS wait`)).toEqual([{ wait: 0 }]);
    await expect(ask(elsewhere(urls[0], new URL(urls[1]).pathname), 'SELECT 1')).rejects.toThrow(/permission denied for database/);
    await expect(ask(urls[0], 'SELECT * FROM users')).rejects.toThrow(/permission denied/);
    await login(one, 'another secret of the one, 32 or more');
    await expect(ask(urls[0], 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(await ask(urls[1], 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('are refused in a sentence when they have different owners', async () => {
    const { ownerUrl } = databases[0] as TestDatabase;
    const stranger = { name: `stranger_${process.pid}`, password: 'a password of a stranger' };
    await ask(ownerUrl, `CREATE ROLE ${stranger.name} LOGIN CREATEROLE PASSWORD '${stranger.password}'; GRANT CONNECT ON DATABASE "${new URL(ownerUrl).pathname.slice(1)}" TO ${stranger.name}`);
    const preparing = prepareDatabase({ ownerUrl: elsewhere(ownerUrl, new URL(ownerUrl).pathname, stranger), secret: 'x'.repeat(32), dataDir: '/nowhere', demoPassword: undefined });
    await expect(preparing).rejects.toThrow(UnusableSettings);
    await ask(ownerUrl, `DROP OWNED BY ${stranger.name}; DROP ROLE ${stranger.name}`).catch(() => undefined);
  });
});
