import { startPortal, type Client, type Portal } from './testing/portal.ts';

const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
const SOURCE = {
  code: 'TEST-SOURCE',
  kind: 'other',
  name: text('Examen (illustratif)'),
  place: null,
  stateCode: null,
  startsOn: '2023-05-01',
  endsOn: '2023-05-01',
  participantsTotal: null,
  participantsWomen: null,
  summary: text('Illustratif.'),
  sourceUrl: 'https://example.org/review',
  followsId: null,
};

describe('meetings over HTTP', () => {
  let portal: Portal;
  let coordinator: Client;

  beforeAll(async () => {
    portal = await startPortal();
    coordinator = await portal.as('coordinator');
  });
  afterAll(() => portal.close());

  const create = (content: object, client = coordinator) => client.send('POST', '/meetings', content, { 'idempotency-key': crypto.randomUUID() });
  const change = (id: string, version: number, content: object) => coordinator.send('PATCH', `/meetings/${id}`, content, { 'if-match': `"${version}"` });

  it('lets the coordinator enter another source and file imported recommendations under it, not under a meeting', async () => {
    const { status, body: source } = await create(SOURCE);
    expect([status, source]).toEqual([201, { ...SOURCE, id: source.id, recommendationCount: 0, rowVersion: 1 }]);
    const imported = { csv: 'To,Text\nMali,Adopt the bill', mapping: {}, meetingId: source.id, language: 'en', adoptedOn: '2023-05-01' };
    expect((await coordinator.send('POST', '/imports', imported, { 'idempotency-key': crypto.randomUUID() })).body.created).toBe(1);
    for (const account of ['focal.ner', 'expert.ner', 'donor', 'observer', 'coordinator']) {
      const client = await portal.as(account);
      expect((await client.get(`/meetings/${source.id}`)).body).toMatchObject({ code: 'TEST-SOURCE', kind: 'other', place: null, stateCode: null });
      expect((await client.get('/meetings')).body.items).toHaveLength(3);
    }
    expect((await coordinator.get(`/meetings/${source.id}`)).body.recommendationCount).toBe(1);
    const [entry] = await portal.sql(`SELECT kind, act FROM journal WHERE subject_id = $1`, [source.id]);
    expect(entry).toMatchObject({ kind: 'meetings', act: 'meetings.created' });
  });

  it('changes what is given and keeps the rest; a stale edit is told what stands now', async () => {
    const { body: meeting } = await create({ ...SOURCE, code: 'TEST-EDIT' });
    const changed = await change(meeting.id, 1, { place: 'Niamey', stateCode: 'NER', kind: 'workshop', participantsTotal: 12, participantsWomen: 5 });
    expect([changed.status, changed.body]).toEqual([200, { ...meeting, place: 'Niamey', stateCode: 'NER', kind: 'workshop', participantsTotal: 12, participantsWomen: 5, rowVersion: 2 }]);
    const stale = await change(meeting.id, 1, { place: 'Dosso' });
    expect([stale.status, stale.body.code, stale.body.current.place]).toEqual([412, 'stale', 'Niamey']);
    expect((await coordinator.send('PATCH', `/meetings/${meeting.id}`, { place: 'Dosso' })).status).toBe(428);
    expect((await change(meeting.id, 2, { place: null })).body.issues).toEqual([{ path: 'place', code: 'meeting.place_required' }]);
    expect((await change(meeting.id, 2, { endsOn: '2023-04-30' })).body.issues).toEqual([{ path: 'endsOn', code: 'meeting.ends_before_start' }]);
    expect((await change(crypto.randomUUID(), 1, { place: 'Dosso' })).status).toBe(404);
    const acts = await portal.sql(`SELECT act FROM journal WHERE subject_id = $1 ORDER BY number`, [meeting.id]);
    expect(acts.map(({ act }) => act)).toEqual(['meetings.created', 'meetings.changed']);
  });

  it('says what is at fault, and that a code is taken', async () => {
    const taken = { status: 409, body: { code: 'conflict', issues: [{ path: 'code', code: 'meeting.code_taken' }] } };
    expect(await create({ ...SOURCE, code: 'NIA-2018' })).toMatchObject(taken);
    const { body: meeting } = await create({ ...SOURCE, code: 'TEST-FAULTS' });
    expect(await change(meeting.id, 1, { code: 'CAS-2019' })).toMatchObject(taken);
    for (const [fault, path, code] of [
      [{ code: 'nia 2018' }, 'code', 'meeting.code_malformed'],
      [{ kind: 'workshop' }, 'place', 'meeting.place_required'],
      [{ participantsWomen: 1 }, 'participantsWomen', 'meeting.more_women_than_all'],
      [{ participantsTotal: 1.5 }, 'participantsTotal', 'number.malformed'],
      [{ stateCode: 'XXX' }, 'stateCode', 'state.unknown'],
      [{ followsId: crypto.randomUUID() }, 'followsId', 'meeting.unknown'],
      [{ sourceUrl: 'javascript:alert(1)' }, 'sourceUrl', 'url.malformed'],
    ] as const) {
      expect(await create({ ...SOURCE, code: 'TEST-NEVER', ...fault })).toMatchObject({ status: 400, body: { code: 'invalid_input', issues: [{ path, code }] } });
    }
    expect((await change(meeting.id, 1, { followsId: meeting.id })).body.issues).toEqual([{ path: 'followsId', code: 'meeting.unknown' }]);
  });

  it('is for the coordinator alone, in the API and behind it', async () => {
    const [{ id }] = (await coordinator.get('/meetings')).body.items;
    for (const account of ['focal.ner', 'expert.ner', 'donor', 'observer', 'admin']) {
      const client = await portal.as(account);
      expect((await create({ ...SOURCE, code: 'TEST-NEVER' }, client)).status).toBe(403);
      expect((await client.send('PATCH', `/meetings/${id}`, { place: 'Dosso' }, { 'if-match': '"1"' })).status).toBe(403);
    }
    const [writers] = await portal.sql(
      `SELECT array_agg(DISTINCT grantee || ' ' || privilege_type ORDER BY grantee || ' ' || privilege_type) AS all FROM information_schema.column_privileges
      WHERE table_name = 'meetings' AND grantee LIKE 'suivi_%' AND privilege_type <> 'SELECT' AND grantee <> current_user`,
    );
    expect(writers?.['all']).toEqual(['suivi_coordinator INSERT', 'suivi_coordinator UPDATE']);
  });
});
