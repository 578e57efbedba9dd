import { startPortal, type Client, type Portal } from './testing/portal.ts';

describe('what goes wrong gets a clear answer and loses nothing', () => {
  let portal: Portal;
  let focal: Client;
  let coordinator: Client;
  const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
  const content = { declaredStatus: 'in_progress', narrative: text('En cours.'), challenges: null, audience: 'participants' };

  beforeAll(async () => {
    portal = await startPortal();
    [focal, coordinator] = (await Promise.all([portal.as('focal.ner'), portal.as('coordinator')])) as [Client, Client];
  });
  afterAll(() => portal.close());

  /** A commitment of Niger without an undecided update, made free for the test. */
  async function freeCommitment(): Promise<string> {
    const [row] = (await portal.sql(
      `SELECT c.id FROM commitments c WHERE c.state_code = 'NER' AND NOT EXISTS (SELECT FROM updates u WHERE u.commitment_id = c.id AND u.phase <> 'validated') ORDER BY random() LIMIT 1`,
    )) as [{ id: string }];
    return row.id;
  }

  it('renews the session id at sign-in, ends it at sign-out, after idleness and when its time is over', async () => {
    const client = await portal.as('donor');
    const first = client.cookie;
    const renewed = await client.send('POST', '/session', { email: 'donor@suivi.example', password: 'a test of the demonstration' });
    client.cookie = renewed.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(client.cookie).not.toBe(first);
    expect(renewed.headers.get('set-cookie')).toMatch(/HttpOnly/i);
    expect(renewed.headers.get('set-cookie')).toMatch(/SameSite=Lax/i);
    const old = portal.anonymous();
    old.cookie = first;
    expect((await old.get('/session')).status).toBe(401);

    await portal.sql(`UPDATE sessions SET last_seen_at = now() - interval '8 hours 1 minute'`);
    expect((await client.get('/session')).body.code).toBe('not_signed_in');
    await portal.sql(`UPDATE sessions SET last_seen_at = now()`);
    expect((await client.get('/session')).status).toBe(200);
    await portal.sql(`UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id = (SELECT id FROM users WHERE email = 'donor@suivi.example')`);
    expect((await client.get('/session')).status).toBe(401);
  });

  it('refuses a change that a browser sends on behalf of another site', async () => {
    const fromElsewhere = await focal.send('PATCH', '/profile', { language: 'en' }, { 'sec-fetch-site': 'cross-site' });
    expect(fromElsewhere.body.code).toBe('unsafe_origin');
    expect((await focal.send('PATCH', '/profile', { language: 'en' }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await focal.send('PATCH', '/profile', { language: 'fr' }, { 'sec-fetch-site': 'same-origin' })).status).toBe(200);
  });

  it('shows both versions to whoever saves a stale edit', async () => {
    const { body: update } = await focal.send('POST', `/commitments/${await freeCommitment()}/updates`, content);
    const mine = await focal.send('PATCH', `/updates/${update.id}`, { ...content, narrative: text('Version A') }, { 'if-match': `"${update.rowVersion}"` });
    expect(mine.headers.get('etag')).toBe(`"${update.rowVersion + 1}"`);
    const stale = await focal.send('PATCH', `/updates/${update.id}`, { ...content, narrative: text('Version B') }, { 'if-match': `"${update.rowVersion}"` });
    expect(stale.status).toBe(412);
    expect(stale.body.current.narrative.versions.fr.text).toBe('Version A');
    expect((await focal.send('PATCH', `/updates/${update.id}`, content)).body.code).toBe('precondition_required');
  });

  it('submits once however often it is sent, also at the same moment', async () => {
    const { body: update } = await focal.send('POST', `/commitments/${await freeCommitment()}/updates`, content);
    const headers = { 'if-match': `"${update.rowVersion}"`, 'idempotency-key': crypto.randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => focal.send('POST', `/updates/${update.id}/submit`, undefined, headers)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body.number)).size).toBe(1);
    const [{ count }] = (await portal.sql('SELECT count(*)::integer AS count FROM submissions WHERE update_id = $1', [update.id])) as [{ count: number }];
    expect(count).toBe(1);
    const without = await focal.send('POST', `/updates/${update.id}/submit`, undefined, { 'if-match': `"${update.rowVersion + 1}"` });
    expect(without.body).toMatchObject({ code: 'wrong_phase', current: { phase: 'submitted' } });
    const other = await focal.send('POST', `/updates/${update.id}/submit?again`, undefined, headers);
    expect(other.body.code).toBe('idempotency_key_reused');
  });

  it('starts one update at a time, and says which one is open', async () => {
    const commitmentId = await freeCommitment();
    const answers = await Promise.all(Array.from({ length: 4 }, () => focal.send('POST', `/commitments/${commitmentId}/updates`, content)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const again = await focal.send('POST', `/commitments/${commitmentId}/updates`, content);
    expect(again.body.code).toBe('already_open');
    expect(again.body.current.id).toBe(answers.find(({ status }) => status === 201)?.body.id);
  });

  it("journals that another State's record was asked for by its address, and answers as if it were not there", async () => {
    const [row] = (await portal.sql(`SELECT id FROM updates WHERE state_code = 'MAR' LIMIT 1`)) as [{ id: string }];
    const guessed = await focal.get(`/updates/${row.id}`);
    const invented = await focal.get(`/updates/${crypto.randomUUID()}`);
    expect([guessed.status, invented.status]).toEqual([404, 404]);
    expect({ ...guessed.body, correlationId: '' }).toEqual({ ...invented.body, correlationId: '' });
    const entries = await portal.sql(`SELECT act, actor_state, reach FROM journal WHERE subject_id = $1 AND act = 'updates.refused'`, [row.id]);
    expect(entries).toEqual([{ act: 'updates.refused', actor_state: 'NER', reach: 'access' }]);
  });

  it('names the field and the fault of bad input', async () => {
    const { body: update } = await focal.send('POST', `/commitments/${await freeCommitment()}/updates`, content);
    const save = (value: string) => focal.send('PATCH', `/updates/${update.id}`, { ...content, narrative: text(value) }, { 'if-match': `"${update.rowVersion}"` });
    for (const [value, code] of [
      ['x'.repeat(100_000), 'text.too_long'],
      ['a\u0000b', 'text.control_character'],
      ['a\u202Eb', 'text.direction_override'],
    ] as const) {
      const refused = await save(value);
      expect(refused.status).toBe(400);
      expect(refused.body.issues).toContainEqual({ path: 'narrative.versions.fr.text', code });
    }
    const surrogate = JSON.stringify({ ...content, narrative: text('LONE') }).replace('LONE', '\\ud800');
    const refused = await focal.send('PATCH', `/updates/${update.id}`, surrogate, { 'if-match': `"${update.rowVersion}"`, 'content-type': 'application/json' });
    expect(refused.body.issues).toContainEqual({ path: 'narrative.versions.fr.text', code: 'text.lone_surrogate' });
    expect((await focal.get(`/updates/${update.id}`)).body.narrative.versions.fr.text).toBe('En cours.');
  });

  it('answers rubbish in the address, the body and the headers with a problem, never with a fault of its own', async () => {
    const answers = await Promise.all([
      focal.get('/recommendations/not-a-uuid'),
      focal.get('/recommendations?cursor=rubbish'),
      focal.get('/recommendations?limit=100000'),
      focal.get("/recommendations?state=NER'--"),
      focal.get('/recommendations?q=%00'),
      focal.get(`/recommendations?q=${encodeURIComponent("'; DROP TABLE users; -- & | ! ( ) : *")}`),
      focal.send('POST', '/session', '{', { 'content-type': 'application/json' }),
      focal.send('POST', '/session', '<x/>', { 'content-type': 'text/xml' }),
      focal.get('/no-such-thing'),
      focal.send('PUT', '/recommendations'),
    ]);
    for (const { status, body } of answers) {
      expect(status).toBeLessThan(500);
      if (status >= 400) expect(body.correlationId).toMatch(/^[0-9a-f-]{36}$/);
    }
  });

  it('counts references past 99 and lists them in the order people count in', async () => {
    const { items: meetings } = (await coordinator.get('/meetings')).body;
    const meetingId = meetings[0].id;
    const draft = () => coordinator.send('POST', '/recommendations', { meetingId, stateCodes: ['NER'], title: text('Titre'), text: text('Texte.'), themeIds: [], articleIds: [], sdgTargetIds: [], sourceUrl: null, illustrative: true });
    const { body: first } = await draft();
    await portal.sql(`UPDATE recommendations SET reference = regexp_replace(reference, '\\d+$', '99') WHERE id = $1`, [first.id]);
    expect((await draft()).body.reference).toMatch(/-R100$/);
    const { items } = (await coordinator.get(`/recommendations?meeting=${meetingId}&limit=100`)).body;
    expect(items.slice(-2).map((item: { reference: string }) => item.reference.slice(-4))).toEqual(['-R99', 'R100']);
  });

  it('keeps the adopted text locked, whatever the coordinator sends', async () => {
    const { items } = (await coordinator.get('/recommendations')).body;
    const changed = await coordinator.send('PATCH', `/recommendations/${items[0].id}`, { title: text('Autre') }, { 'if-match': '"1"' });
    expect(changed.status).toBeGreaterThanOrEqual(409);
    await expect(portal.sql(`UPDATE recommendation_versions SET text = '{}' WHERE recommendation_id = $1`, [items[0].id])).rejects.toThrow(/locked/);
  });
});
