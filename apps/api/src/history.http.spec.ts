import type { JournalEntry } from '@suivi/journal/domain';
import pg from 'pg';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
const version = (number: number) => ({ 'if-match': `"${number}"`, 'idempotency-key': crypto.randomUUID() });

describe('the history of a record', () => {
  let portal: Portal;
  let coordinator: Client;
  let admin: Client;
  beforeAll(async () => {
    portal = await startPortal();
    [coordinator, admin] = (await Promise.all(['coordinator', 'admin'].map((account) => portal.as(account)))) as [Client, Client];
  });
  afterAll(() => portal.close());

  const historyOf = async (client: Client, path: string) => (await client.get<{ items: JournalEntry[] }>(`${path}/journal`)).body.items;
  const statusFor = async (account: string, path: string) => (await (await portal.as(account)).get(`${path}/journal`)).status;

  it('tells the coordinator how a recommendation was drafted, adopted and amended, and nobody else', async () => {
    const [{ id: meetingId }] = (await portal.sql<{ id: string }>('SELECT id FROM meetings LIMIT 1')) as [{ id: string }];
    const draft = { meetingId, stateCodes: ['NER'], title: text('Titre'), text: text('Texte.'), themeIds: [], articleIds: [], sdgTargetIds: [], sourceUrl: null, illustrative: true };
    const { body } = await coordinator.send('POST', '/recommendations', draft);
    const path = `/recommendations/${body.id}`;
    await coordinator.send('PATCH', path, { title: text('Autre titre') }, version(1));
    await coordinator.send('POST', `${path}/adopt`, { adoptedOn: '2026-01-01', audience: 'donors' }, version(2));
    expect((await coordinator.send('POST', `${path}/versions`, { title: text('Titre 2'), text: text('Texte 2.'), reason: text('Précision.'), adoptedOn: '2026-02-01' }, version(3))).status).toBe(201);

    const entries = await historyOf(coordinator, path);
    expect(entries.every(({ actor, subjectId }) => actor.role === 'coordinator' && subjectId === body.id)).toBe(true);
    expect(entries.map(({ number }) => number)).toEqual(entries.map(({ number }) => number).sort((one, other) => other - one));
    const acts = entries.map(({ act }) => act);
    expect(acts.filter((act) => act === 'recommendation_versions.created').length).toBe(2);
    expect(acts).toContain('recommendations.created');
    expect(entries).toContainEqual(expect.objectContaining({ act: 'recommendations.changed', changes: expect.objectContaining({ phase: { from: 'draft', to: 'adopted' } }) }));
    expect(entries).toContainEqual(expect.objectContaining({ act: 'recommendation_versions.created', changes: expect.objectContaining({ version: { from: null, to: 2 } }) }));
    for (const account of ['focal.ner', 'expert.ner', 'donor', 'observer', 'admin']) expect({ account, status: await statusFor(account, path) }).toEqual({ account, status: 403 });
  });

  it('tells the coordinator what became of the record of a meeting', async () => {
    const meeting = { code: 'HISTORY', kind: 'other', name: text('Examen'), place: null, stateCode: null, startsOn: '2026-01-01', endsOn: '2026-01-01', participantsTotal: null, participantsWomen: null, summary: text('Examen.'), sourceUrl: null, followsId: null };
    const { body } = await coordinator.send('POST', '/meetings', meeting);
    expect((await coordinator.send('PATCH', `/meetings/${body.id}`, { place: 'Niamey' }, version(1))).status).toBe(200);
    const entries = await historyOf(coordinator, `/meetings/${body.id}`);
    expect(entries.map(({ act }) => act)).toEqual(['meetings.changed', 'meetings.created']);
    expect(entries[0]?.changes).toEqual({ place: { from: null, to: 'Niamey' } });
    for (const account of ['focal.ner', 'donor', 'observer', 'admin']) expect({ account, status: await statusFor(account, `/meetings/${body.id}`) }).toEqual({ account, status: 403 });
    for (const kind of ['meetings', 'recommendations']) expect((await coordinator.get(`/${kind}/${crypto.randomUUID()}/journal`)).status).toBe(404);
  });

  it('tells the administrator how an account came and went, without an address or a secret, and nobody else', async () => {
    const { body: invitation } = await admin.send('POST', '/invitations', { email: 'history@suivi.example', role: 'observer', stateCode: null, institutionId: null, language: 'fr' });
    await portal.anonymous().send('POST', '/invitations/accept', { token: invitation.link.split('/').at(-1), name: 'Une Personne', password: 'long enough a password' });
    const [{ id }] = (await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = 'history@suivi.example'`)) as [{ id: string }];
    for (const act of ['disable', 'enable']) expect((await admin.send('POST', `/users/${id}/${act}`)).status).toBe(200);

    const entries = await historyOf(admin, `/users/${id}`);
    // The oldest first: invited, accepted, the account and its role, signed in, closed (which ends the session), opened again.
    const acts = entries.map(({ act }) => act).reverse();
    expect(acts.slice(0, 2)).toEqual(['invitations.created', 'invitations.changed']);
    expect(acts).toEqual(expect.arrayContaining(['users.created', 'memberships.created', 'sessions.created', 'sessions.removed']));
    const closings = entries.filter(({ act, changes }) => act === 'users.changed' && 'disabled_at' in changes);
    expect(closings.map(({ changes }) => changes['disabled_at']?.to === null)).toEqual([true, false]);
    expect(JSON.stringify(entries)).not.toMatch(/history@suivi\.example|argon2/);
    expect((await historyOf(admin, `/users/${(await admin.get('/session')).body.user.id}`)).every(({ subjectId }) => subjectId !== id)).toBe(true);
    for (const account of ['coordinator', 'focal.ner', 'donor', 'observer']) expect({ account, status: await statusFor(account, `/users/${id}`) }).toEqual({ account, status: 403 });
    expect((await admin.get(`/users/${crypto.randomUUID()}/journal`)).status).toBe(404);
  });

  it('is kept from everybody else by the database as well', async () => {
    const [{ programme }] = (await portal.sql<{ programme: string }>('SELECT id AS programme FROM programmes LIMIT 1')) as [{ programme: string }];
    const api = new pg.Client({ connectionString: portal.apiUrl });
    await api.connect();
    const reaches = async (role: string, state = '') => {
      await api.query(`BEGIN; SET LOCAL ROLE suivi_${role}; SELECT set_config('suivi.programme', '${programme}', true), set_config('suivi.state', '${state}', true)`);
      try {
        return (await api.query<{ reach: string }>('SELECT DISTINCT reach FROM journal ORDER BY 1')).rows.map(({ reach }) => reach);
      } catch (error) {
        return (error as pg.DatabaseError).code;
      } finally {
        await api.query('ROLLBACK');
      }
    };
    expect(await reaches('coordinator')).toEqual(['delegation', 'programme']);
    expect(await reaches('admin')).toEqual(['access']);
    expect(await reaches('focal_point', 'NER')).toEqual(['delegation', 'state']);
    for (const role of ['donor', 'observer']) expect({ role, reaches: await reaches(role) }).toEqual({ role, reaches: '42501' });
    await api.end();
  });
});
