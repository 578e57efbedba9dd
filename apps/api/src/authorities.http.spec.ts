import pg from 'pg';
import { startPortal, type Answer, type Client, type Portal } from './testing/portal.ts';

const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
const ENTRY = {
  institutionId: null,
  name: text('Bureau des demandes (illustratif)'),
  department: null,
  subjects: ['extradition', 'smuggling_by_sea'],
  contactFunction: text('Chef du bureau'),
  contactName: 'Quidam Exemple',
  phones: ['+227 00 00 00 91'],
  urgentPhone: null,
  email: 'bureau@demandes-ne.example',
  website: null,
  address: null,
  hours: { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:30' },
  timeZone: 'Africa/Niamey',
  requestLanguages: ['fr'],
  means: ['email'],
  urgentProcedure: null,
  notes: text('Préciser la référence Zinder.'),
  audience: 'participants',
};
const ROLES = ['focal.ner', 'expert.ner', 'focal.mli', 'coordinator', 'observer', 'donor'] as const;

describe('the directory of competent authorities over HTTP', () => {
  let portal: Portal;
  const clients = {} as Record<(typeof ROLES)[number], Client>;

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ROLES) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());

  const create = (content: object, client = clients['focal.ner']) => client.send('POST', '/competent-authorities', content, { 'idempotency-key': crypto.randomUUID() });
  const change = (id: string, version: number, content: object, client = clients['focal.ner']) => client.send('PATCH', `/competent-authorities/${id}`, content, { 'if-match': `"${version}"` });
  const withdraw = (id: string, version: number, client = clients['focal.ner']) => client.send('POST', `/competent-authorities/${id}/withdraw`, undefined, { 'if-match': `"${version}"` });
  const confirm = (entries: { id: string; rowVersion: number }[], client = clients['focal.ner']) => client.send('POST', '/competent-authorities/confirmations', { entries }, { 'idempotency-key': crypto.randomUUID() });
  /** As if the last confirmation had been some days ago; only who owns the tables can say so, and only past the guard. */
  const age = async (id: string, days: number) => {
    await portal.sql(`ALTER TABLE competent_authorities DISABLE TRIGGER competent_authorities_guard`);
    await portal.sql(`UPDATE competent_authorities SET confirmed_on = current_date - $2::integer WHERE id = $1`, [id, days]);
    await portal.sql(`ALTER TABLE competent_authorities ENABLE TRIGGER competent_authorities_guard`);
  };
  const ids = async (client: Client, query = '') => ((await client.get(`/competent-authorities?limit=100${query}`)).body.items as { id: string }[]).map(({ id }) => id);

  it('is kept by the focal point, for her own State: entered, changed by what is given, each time confirmed by her', async () => {
    const [{ today }] = (await portal.sql(`SELECT current_date::text AS today`)) as [{ today: string }];
    const { status, headers, body } = await create(ENTRY);
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toMatchObject({ ...ENTRY, stateCode: 'NER', institution: null, standing: 'confirmed', confirmedOn: today, withdrawnOn: null, illustrative: false, rowVersion: 1 });
    await age(body.id, 400);
    expect((await clients['focal.ner'].get(`/competent-authorities/${body.id}`)).body.standing).toBe('old');
    const changed = await change(body.id, 1, { phones: ['+227 00 00 00 92', '+227 00 00 00 93'], contactName: null });
    expect([changed.status, changed.body]).toMatchObject([200, { ...ENTRY, phones: ['+227 00 00 00 92', '+227 00 00 00 93'], contactName: null, standing: 'confirmed', confirmedOn: today, rowVersion: 2 }]);
    const stale = await change(body.id, 1, { phones: [] });
    expect([stale.status, stale.body.code, stale.body.current.rowVersion]).toEqual([412, 'stale', 2]);
    expect((await clients['focal.ner'].send('PATCH', `/competent-authorities/${body.id}`, {})).status).toBe(428);
    expect((await change(body.id, 2, ENTRY, clients['focal.mli'])).body.code).toBe('forbidden');
    expect((await change(crypto.randomUUID(), 1, {})).status).toBe(404);
  });

  it('says what is at fault', async () => {
    const [{ id: elsewhere }] = (await portal.sql(`SELECT id FROM institutions WHERE state_code = 'MLI' LIMIT 1`)) as [{ id: string }];
    for (const [fault, path, code] of [
      [{ name: null }, 'institutionId', 'authority.name_required'],
      [{ institutionId: elsewhere }, 'institutionId', 'institution.required'],
      [{ subjects: [] }, 'subjects', 'subjects.required'],
      [{ subjects: ['fishing'] }, 'subjects', 'subject.unknown'],
      [{ phones: ['00 00'] }, 'phones.0', 'phone.malformed'],
      [{ phones: [], email: null, means: [] }, 'phones', 'authority.contact_required'],
      [{ email: null }, 'email', 'authority.email_required'],
      [{ means: ['post'] }, 'address', 'authority.address_required'],
      [{ timeZone: 'Niger/Niamey' }, 'timeZone', 'hours.time_zone_unknown'],
      [{ hours: { days: [1], from: '16:00', to: '08:00' } }, 'hours.to', 'hours.end_before_start'],
      [{ website: 'javascript:alert(1)' }, 'website', 'url.malformed'],
    ] as const) {
      expect(await create({ ...ENTRY, ...fault })).toMatchObject({ status: 400, body: { code: 'invalid_input', issues: [{ path, code }] } });
    }
    const { body } = await create({ ...ENTRY, audience: 'donors' });
    expect((await change(body.id, 1, { audience: 'participants' })).body.issues).toEqual([{ path: 'audience', code: 'audience.only_widens' }]);
    expect((await change(body.id, 1, { email: null })).body.issues).toEqual([{ path: 'email', code: 'authority.email_required' }]);
  });

  it('shows each reader what its audience lets through, and no donor the name of a person', async () => {
    const made = Object.fromEntries<string>(await Promise.all(['delegation', 'participants', 'donors', 'public'].map(async (audience) => [audience, (await create({ ...ENTRY, audience })).body.id as string] as const)));
    const seen = async (account: (typeof ROLES)[number]) => Object.entries(made).map(async ([audience, id]) => ((await clients[account].get(`/competent-authorities/${id}`)).status === 200 ? audience : null));
    for (const [account, expected] of [
      ['focal.ner', ['delegation', 'participants', 'donors', 'public']],
      ['expert.ner', ['delegation', 'participants', 'donors', 'public']],
      ['coordinator', ['delegation', 'participants', 'donors', 'public']],
      ['focal.mli', ['participants', 'donors', 'public']],
      ['observer', ['participants', 'donors', 'public']],
      ['donor', ['donors', 'public']],
    ] as const) {
      expect({ account, seen: (await Promise.all(await seen(account))).filter(Boolean) }).toEqual({ account, seen: expected });
      const listed = await ids(clients[account]);
      expect(Object.entries(made).filter(([, id]) => listed.includes(id)).map(([audience]) => audience)).toEqual(expected);
    }
    const read = async (account: (typeof ROLES)[number]) => (await clients[account].get(`/competent-authorities/${made['public']}`)).body;
    expect([(await read('coordinator')).contactName, (await read('focal.mli')).contactName, (await read('donor')).contactName]).toEqual(['Quidam Exemple', 'Quidam Exemple', null]);
    // Who confirmed it is a name as well: known to her delegation and the coordinator, to nobody else.
    expect([(await read('focal.ner')).confirmedBy, (await read('coordinator')).confirmedBy, (await read('focal.mli')).confirmedBy, (await read('donor')).confirmedBy]).toEqual([expect.stringContaining('Niger'), expect.stringContaining('Niger'), null, null]);
    for (const language of ['fr', 'en', 'ar']) expect((await clients.donor.get(`/competent-authorities/export?language=${language}`)).body).not.toContain('Quidam Exemple');
    const refused = await portal.sql(`SELECT act FROM journal WHERE subject_id = $1 AND reach = 'access'`, [made['delegation']]);
    expect(refused.length).toBeGreaterThan(0);
  });

  it('is confirmed with one act for several entries, each as it was read, and all of them or none', async () => {
    const [one, two] = [(await create(ENTRY)).body, (await create(ENTRY)).body];
    for (const { id } of [one, two]) await age(id, 340);
    expect(await ids(clients['focal.ner'], '&state=NER&standing=due')).toEqual(expect.arrayContaining([one.id, two.id]));
    const stale = await confirm([{ id: one.id, rowVersion: 1 }, { id: two.id, rowVersion: 7 }]);
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
    expect((await clients['focal.ner'].get(`/competent-authorities/${one.id}`)).body).toMatchObject({ standing: 'due', rowVersion: 1 });
    const done = await confirm([{ id: one.id, rowVersion: 1 }, { id: two.id, rowVersion: 1 }, { id: two.id, rowVersion: 1 }]);
    expect([done.status, done.body.items.map(({ standing, rowVersion }: { standing: string; rowVersion: number }) => [standing, rowVersion])]).toEqual([200, [['confirmed', 2], ['confirmed', 2]]]);
    expect((await confirm([{ id: one.id, rowVersion: 2 }], clients['focal.mli'])).status).toBe(404);
    const [entry] = (await clients['focal.ner'].get(`/competent-authorities/${one.id}/journal`)).body.items;
    expect(entry).toMatchObject({ act: 'competent_authorities.changed', actor: { role: 'focal_point', stateCode: 'NER' }, changes: { confirmed_on: { to: done.body.items[0].confirmedOn } } });
  });

  it('closes an entry with a date and deletes nothing: its State and the coordinator still read it, nobody else', async () => {
    const { body } = await create({ ...ENTRY, audience: 'public' });
    expect((await withdraw(body.id, 3)).status).toBe(412);
    const closed = await withdraw(body.id, 1);
    expect([closed.status, closed.body.standing, closed.body.withdrawnOn]).toEqual([200, 'withdrawn', closed.body.confirmedOn]);
    for (const account of ROLES) expect({ account, status: (await clients[account].get(`/competent-authorities/${body.id}`)).status }).toEqual({ account, status: ['focal.ner', 'expert.ner', 'coordinator'].includes(account) ? 200 : 404 });
    expect((await change(body.id, 2, { phones: ['+227 00 00 00 99'] })).body.code).toBe('wrong_phase');
    expect((await withdraw(body.id, 2)).body.code).toBe('wrong_phase');
    expect((await confirm([{ id: body.id, rowVersion: 2 }])).status).toBe(404);
    expect(await ids(clients['focal.ner'])).not.toContain(body.id);
    expect(await ids(clients['focal.ner'], '&standing=withdrawn')).toContain(body.id);
    const grants = await portal.sql(`SELECT grantee FROM information_schema.role_table_grants WHERE table_name = 'competent_authorities' AND privilege_type = 'DELETE' AND grantee LIKE 'suivi\\_%' AND grantee <> current_user`);
    expect(grants).toEqual([]);
  });

  it('is kept by its own State alone behind the API as well, and nobody writes the day of a confirmation', async () => {
    const { body } = await create(ENTRY);
    const [{ programme }] = (await portal.sql(`SELECT id AS programme FROM programmes`)) as [{ programme: string }];
    const api = new pg.Client({ connectionString: portal.apiUrl });
    await api.connect();
    /** How many rows the statement writes as the focal point of a State, or the code under which the database refuses it. */
    const write = async (role: string, state: string, statement: string): Promise<number | string> => {
      await api.query(`BEGIN; SET LOCAL ROLE suivi_${role}`);
      try {
        await api.query(`SELECT set_config('suivi.programme', $1, true), set_config('suivi.role', $2, true), set_config('suivi.state', $3, true)`, [programme, role, state]);
        return (await api.query(statement, [body.id])).rowCount ?? 0;
      } catch (error) {
        return (error as pg.DatabaseError).code ?? '';
      } finally {
        await api.query('ROLLBACK');
      }
    };
    const touch = 'UPDATE competent_authorities SET row_version = row_version + 1 WHERE id = $1';
    expect([await write('focal_point', 'NER', touch), await write('focal_point', 'MLI', touch)]).toEqual([1, 0]);
    for (const role of ['contributor', 'coordinator', 'donor', 'observer', 'admin']) expect({ role, wrote: await write(role, 'NER', touch) }).toEqual({ role, wrote: '42501' });
    expect(await write('focal_point', 'NER', `UPDATE competent_authorities SET confirmed_on = '2030-01-01' WHERE id = $1`)).toBe('42501');
    expect(await write('focal_point', 'NER', `UPDATE competent_authorities SET audience = 'delegation' WHERE id = $1`)).toBe('SU002');
    expect(await write('focal_point', 'NER', `DELETE FROM competent_authorities WHERE id = $1`)).toBe('42501');
    expect(await write('focal_point', 'MLI', `INSERT INTO competent_authority_contacts (authority_id, programme_id, state_code, name) SELECT $1, '${programme}', 'NER', 'x'`)).toBe('42501');
    await api.end();
  });

  it('tells its history to the State and the coordinator, without a name or an address', async () => {
    const { body } = await create(ENTRY);
    await change(body.id, 1, { email: 'autre@demandes-ne.example', contactName: 'Une Autre' });
    for (const account of ['focal.ner', 'coordinator'] as const) {
      const { items } = (await clients[account].get(`/competent-authorities/${body.id}/journal`)).body;
      expect(items.map(({ act }: { act: string }) => act).sort()).toEqual(['competent_authorities.changed', 'competent_authorities.created', 'competent_authority_contacts.changed', 'competent_authority_contacts.created']);
      expect(JSON.stringify(items)).not.toMatch(/Quidam|Une Autre|@demandes/);
    }
    expect((await clients['focal.mli'].get(`/competent-authorities/${body.id}/journal`)).status).toBe(404);
    expect((await clients.observer.get(`/competent-authorities/${body.id}/journal`)).status).toBe(403);
  });

  it('is found by any word in any of the three languages, by State, subject and line open day and night', async () => {
    const { body } = await create(ENTRY);
    for (const words of ['zinder', 'BUREAU demandes', 'تسليم', 'vessel', 'bureau@demandes-ne.example']) expect({ words, found: (await ids(clients.observer, `&q=${encodeURIComponent(words)}`)).includes(body.id) }).toEqual({ words, found: true });
    expect(await ids(clients.observer, '&q=Quidam')).toEqual([]);
    const items = async (query: string) => (await clients.coordinator.get(`/competent-authorities?limit=100&${query}`)).body.items as { stateCode: string; subjects: string[]; urgentPhone: string | null }[];
    expect(new Set((await items('state=MAR&state=MLI')).map(({ stateCode }) => stateCode))).toEqual(new Set(['MAR', 'MLI']));
    expect((await items('subject=smuggling_by_sea')).every(({ subjects }) => subjects.includes('smuggling_by_sea'))).toBe(true);
    expect((await items('urgent=true')).every(({ urgentPhone }) => urgentPhone !== null)).toBe(true);
    expect((await items('urgent=true')).length).toBeGreaterThan(2);
  });

  it('pages through all of it once', async () => {
    const whole = await ids(clients.coordinator);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { body }: Answer<{ items: { id: string }[]; nextCursor: string | null }> = await clients.coordinator.get(`/competent-authorities?limit=4${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(new Set(paged).size).toBe(whole.length);
  });

  it('leaves as a CSV that holds what the list holds for this reader, in her language', async () => {
    for (const account of ROLES) {
      const [list, file] = [await ids(clients[account], '&subject=extradition'), await clients[account].get<string>('/competent-authorities/export?subject=extradition&language=en')];
      expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="competent-authorities.csv"']);
      expect({ account, rows: file.body.split('\r\n').length - 2 }).toEqual({ account, rows: list.length });
    }
    const { body } = await clients.coordinator.get<string>('/competent-authorities/export?state=MAR&language=ar');
    expect(body.split('\r\n')[0]).toContain('السلطة');
    expect(body).toContain('المغرب');
    expect(body).toContain('(+212)');
  });

  it('names for every subject the article it rests on', async () => {
    const { body } = await clients.donor.get('/competent-authorities/subjects');
    expect(body.items.find(({ code }: { code: string }) => code === 'mutual_legal_assistance')).toMatchObject({ articleId: 'UNTOC-18', paragraph: 13 });
    expect(body.items.find(({ code }: { code: string }) => code === 'smuggling_by_sea')).toMatchObject({ articleId: 'SOM-8', paragraph: 6 });
  });

  it('is illustrative in the demonstration: nothing in it leads to anybody', async () => {
    const rows = await portal.sql(`SELECT state_code, email, website, phones || urgent_phone AS numbers, withdrawn_on FROM competent_authorities WHERE illustrative`);
    expect(rows.filter(({ email, website }) => !/\.example$/.test(email as string) || (website !== null && !/^https:\/\/[\w-]+\.example(\/|$)/.test(website as string)))).toEqual([]);
    expect(rows.flatMap(({ numbers }) => numbers as string[]).filter((number) => number && !/^\+\d{3} 0+ ?00/.test(number))).toEqual([]);
    const { body } = await clients.coordinator.get('/competent-authorities?limit=100&standing=due&standing=old');
    for (const state of ['MLI', 'MAR', 'NER']) expect(new Set(body.items.filter(({ stateCode }: { stateCode: string }) => stateCode === state).map(({ standing }: { standing: string }) => standing))).toEqual(new Set(['due', 'old']));
  });
});
