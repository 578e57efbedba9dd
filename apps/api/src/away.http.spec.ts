import pg from 'pg';
import { startPortal, type Portal } from './testing/portal.ts';

describe('a database that goes away and comes back', () => {
  let portal: Portal;
  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  /** Cuts every connection of the API; a login may end those of its own role. */
  async function cut(): Promise<void> {
    const login = new pg.Client({ connectionString: portal.apiUrl, application_name: 'scissors' });
    await login.connect();
    await login.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'suivi-api'`);
    await login.end();
  }

  it('is answered with "try again", and the same session goes on afterwards', async () => {
    const focal = await portal.as('focal.ner');
    expect((await focal.get('/session')).status).toBe(200);
    const name = new URL(portal.ownerUrl).pathname.slice(1);
    await cut();
    await portal.sql(`ALTER DATABASE ${name} CONNECTION LIMIT 0`);
    const answers = await Promise.all(Array.from({ length: 4 }, () => focal.get('/session')));
    for (const { status, body } of answers) expect({ status, code: body.code }).toEqual({ status: 503, code: 'database_away' });
    expect((await fetch(`${portal.url}/api/ready`)).status).toBe(503);
    expect((await fetch(`${portal.url}/api/health`)).status).toBe(200);
    await portal.sql(`ALTER DATABASE ${name} CONNECTION LIMIT -1`);
    expect((await focal.get('/session')).status).toBe(200);
    expect((await fetch(`${portal.url}/api/ready`)).status).toBe(200);
  });

  it('gives every connection back, whatever is asked of it', async () => {
    const focal = await portal.as('focal.ner');
    const rubbish = ['/recommendations/x', `/commitments/${crypto.randomUUID()}`, '/users', '/recommendations?cursor=x', '/session'];
    await Promise.all(Array.from({ length: 60 }, (_, index) => focal.get(rubbish[index % rubbish.length] ?? '/')));
    const [{ open }] = (await portal.sql(`SELECT count(*)::integer AS open FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'suivi-api' AND state <> 'idle'`)) as [{ open: number }];
    expect(open).toBe(0);
    expect((await focal.get('/session')).status).toBe(200);
  });
});
