import type { Holiday } from '@suivi/states/domain';
import { createHash } from 'node:crypto';
import pg from 'pg';
import { ownerDataSource } from './database/migrate.ts';
import { loadReference } from './database/reference.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });

describe('public holidays', () => {
  let portal: Portal;
  const clients: Record<string, Client> = {};
  const as = (account: string) => clients[account] as Client;
  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ['focal.ner', 'focal.mli', 'expert.ner', 'coordinator', 'donor', 'admin']) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());

  const of = async (year: number, state: string) => (await as('donor').get<{ items: Holiday[] }>(`/public-holidays?from=${year}-01-01&to=${year}-12-31&state=${state}`)).body.items;

  it('of the three States are there from the start, those that count moons as expected', async () => {
    expect((await of(2027, 'NER')).map(({ date, expected, name }) => [date, expected, name.versions.fr?.text])).toEqual([
      ['2027-01-01', false, 'Nouvel An'],
      ['2027-03-06', true, 'Laylat al-Qadr'],
      ['2027-03-09', true, 'Aïd el-Fitr'],
      ['2027-03-29', false, 'Lundi de Pâques'],
      ['2027-04-24', false, 'Journée nationale de la concorde'],
      ['2027-05-01', false, 'Fête du travail'],
      ['2027-05-16', true, 'Aïd el-Adha'],
      ['2027-06-06', true, 'Nouvel An de l’Hégire'],
      ['2027-08-03', false, 'Proclamation de l’indépendance'],
      ['2027-08-14', true, 'Mawlid'],
      ['2027-12-18', false, 'Proclamation de la République'],
      ['2027-12-25', false, 'Noël'],
    ]);
    for (const state of ['MLI', 'MAR']) expect((await of(2026, state)).length).toBeGreaterThan(9);
  });

  it('are kept by the focal point of the State: added, moved and removed, once each, and journalled', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const content = { date: '2028-07-17', name: text('Journée chômée') };
    const added = await as('focal.ner').send('POST', '/public-holidays', content, key);
    expect([added.status, added.body]).toEqual([201, { ...content, id: added.body.id, stateCode: 'NER', expected: false, rowVersion: 1 }]);
    expect((await as('focal.ner').send('POST', '/public-holidays', content, key)).body.id).toBe(added.body.id);
    expect((await as('focal.ner').send('POST', '/public-holidays', content, { 'idempotency-key': crypto.randomUUID() })).status).toBe(409);

    const fitr = (await of(2028, 'NER')).find(({ name }) => name.versions.fr?.text === 'Aïd el-Fitr') as Holiday;
    const moved = await as('focal.ner').send('PATCH', `/public-holidays/${fitr.id}`, { date: '2028-02-27', name: fitr.name }, { 'if-match': '"1"' });
    expect([moved.body.date, moved.body.expected, moved.body.rowVersion, moved.headers.get('etag')]).toEqual(['2028-02-27', false, 2, '"2"']);
    const stale = await as('focal.ner').send('PATCH', `/public-holidays/${fitr.id}`, { date: '2028-02-25', name: fitr.name }, { 'if-match': '"1"' });
    expect([stale.status, stale.body.current.date]).toEqual([412, '2028-02-27']);

    expect((await as('focal.ner').send('DELETE', `/public-holidays/${added.body.id}`, undefined, { 'if-match': '"1"' })).status).toBe(204);
    expect((await as('focal.ner').send('DELETE', `/public-holidays/${added.body.id}`, undefined, { 'if-match': '"1"' })).status).toBe(404);
    const acts = await portal.sql<{ act: string; state_code: string }>(`SELECT act, state_code FROM journal WHERE kind = 'public_holidays' AND actor_id IS NOT NULL ORDER BY number`);
    expect(acts).toEqual(['created', 'changed', 'removed'].map((act) => ({ act: `public_holidays.${act}`, state_code: 'NER' })));

    const owner = await ownerDataSource(portal.ownerUrl).initialize();
    await loadReference(owner).finally(() => owner.destroy());
    expect((await of(2028, 'NER')).filter(({ date }) => ['2028-02-26', '2028-07-17'].includes(date))).toEqual([]);
  });

  it('of another State are read and never written, behind the API too', async () => {
    const [mali] = await of(2026, 'MLI');
    const change = { date: '2026-01-02', name: text('Autre jour') };
    expect((await as('focal.ner').send('PATCH', `/public-holidays/${mali?.id}`, change, { 'if-match': '"1"' })).body.code).toBe('forbidden');
    expect((await as('focal.ner').send('DELETE', `/public-holidays/${mali?.id}`, undefined, { 'if-match': '"1"' })).body.code).toBe('forbidden');
    for (const account of ['expert.ner', 'coordinator', 'donor', 'admin']) expect((await as(account).send('POST', '/public-holidays', change)).body.code).toBe('forbidden');
    const hash = createHash('sha256').update(as('focal.ner').cookie.split('=')[1] ?? '').digest('hex');
    const database = new pg.Client({ connectionString: portal.apiUrl });
    await database.connect();
    try {
      await database.query('BEGIN');
      await database.query('SELECT enter($1)', [hash]);
      expect((await database.query(`UPDATE public_holidays SET name = '{}' WHERE state_code = 'MLI'`)).rowCount).toBe(0);
      expect((await database.query(`DELETE FROM public_holidays WHERE state_code = 'MLI'`)).rowCount).toBe(0);
      await expect(database.query(`INSERT INTO public_holidays (state_code, on_date, name) VALUES ('MLI', '2026-01-02', '{}')`)).rejects.toMatchObject({ code: '42501' });
    } finally {
      await database.end();
    }
  });

  it('are asked for in a window that makes sense', async () => {
    expect((await as('donor').get('/public-holidays?from=2026-02-01&to=2026-01-01')).body.issues).toEqual([{ path: 'to', code: 'holidays.ends_before' }]);
    expect((await as('donor').get('/public-holidays?from=2016-02-01&to=2026-01-01')).body.issues).toEqual([{ path: 'to', code: 'holidays.too_long' }]);
  });
});
