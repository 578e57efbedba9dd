import type { CommentAudience, CommentSubject } from '@suivi/comments/domain';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const ACCOUNTS = ['focal.ner', 'expert.ner', 'focal.mli', 'focal.mar', 'coordinator'] as const;

describe('people talk on a record', () => {
  let portal: Portal;
  const people = {} as Record<(typeof ACCOUNTS)[number], Client>;
  let commitment: CommentSubject;

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ACCOUNTS) people[account] = await portal.as(account);
    commitment = { kind: 'commitment', id: await one(`SELECT id FROM commitments WHERE state_code = 'NER' AND audience = 'participants' AND id NOT IN (SELECT subject_id FROM comments) LIMIT 1`) };
  });
  afterAll(() => portal.close());

  const one = async (sql: string, values: unknown[] = []) => (await portal.sql<{ id: string }>(sql, values))[0]?.id ?? '';
  const userId = (account: string) => one('SELECT id FROM users WHERE email = $1', [`${account}@suivi.example`]);
  const read = (client: Client, { kind, id }: CommentSubject, more = '') => client.get(`/comments?kind=${kind}&subject=${id}${more}`);
  const bodies = async (client: Client, subject = commitment) => ((await read(client, subject)).body.items as { body: string | null }[]).map(({ body }) => body);
  const comment = (body: string, audience: CommentAudience, more: Record<string, unknown> = {}) => ({ subject: commitment, body, audience, language: 'fr', stateCode: null, mentionIds: [], ...more });
  const write = (client: Client, body: string, audience: CommentAudience, more: Record<string, unknown> = {}) => client.send('POST', '/comments', comment(body, audience, more), { 'idempotency-key': crypto.randomUUID() });

  it('in the demonstration too, on every kind of record, and nobody has anything left to read', async () => {
    const said = await portal.sql<{ kind: string; edited: boolean; withdrawn: boolean }>(`SELECT subject_kind AS kind, bool_or(edited_at IS NOT NULL) AS edited, bool_or(withdrawn_at IS NOT NULL) AS withdrawn FROM comments GROUP BY 1`);
    expect(said.map(({ kind }) => kind).sort()).toEqual(['action', 'commitment', 'recommendation', 'submission']);
    expect([said.some(({ edited }) => edited), said.some(({ withdrawn }) => withdrawn)]).toEqual([true, true]);
    for (const account of ACCOUNTS) expect((await people[account].get('/comments/unread')).body.items).toEqual([]);
  });

  it('each to the audience that its author chose, and no wider', async () => {
    await write(people['focal.ner'], 'Entre nous.', 'state');
    await write(people['focal.ner'], 'Pour le bureau.', 'delegation');
    await write(people['focal.ner'], 'Pour tous.', 'participants');
    expect((await bodies(people['expert.ner'])).slice(0, 3)).toEqual(['Pour tous.', 'Pour le bureau.', 'Entre nous.']);
    expect((await bodies(people.coordinator)).slice(0, 2)).toEqual(['Pour tous.', 'Pour le bureau.']);
    expect(await bodies(people.coordinator)).not.toContain('Entre nous.');
    expect(await bodies(people['focal.mli'])).toEqual(['Pour tous.']);
    const { body } = await read(people['focal.mli'], commitment);
    expect(body.items[0].author).toEqual({ name: null, role: 'focal_point', stateCode: 'NER' });
    expect(body.audiences).toEqual(['state', 'delegation', 'participants']);
    for (const account of ['donor', 'observer', 'admin']) expect((await (await portal.as(account)).get(`/comments?kind=commitment&subject=${commitment.id}`)).body.code).toBe('forbidden');
  });

  it('no further than the record reaches, even when the record is shown to more later', async () => {
    const id = await one(`SELECT id FROM commitments WHERE state_code = 'NER' AND id <> $1 LIMIT 1`, [commitment.id]);
    await portal.sql(`ALTER TABLE commitments DISABLE TRIGGER commitments_guard`);
    await portal.sql(`UPDATE commitments SET audience = 'delegation' WHERE id = $1`, [id]);
    await portal.sql(`ALTER TABLE commitments ENABLE TRIGGER commitments_guard`);
    const subject = { kind: 'commitment', id } as const;
    expect((await read(people['focal.mli'], subject)).status).toBe(404);
    expect((await write(people['focal.mli'], 'Un mot.', 'delegation', { subject })).status).toBe(404);
    expect((await write(people['focal.ner'], 'Pour tous.', 'participants', { subject })).body.issues).toEqual([{ path: 'audience', code: 'comment.too_wide' }]);
    expect((await write(people['focal.ner'], 'Pour le bureau.', 'delegation', { subject })).status).toBe(201);
    await portal.sql(`UPDATE commitments SET audience = 'participants' WHERE id = $1`, [id]);
    expect(await bodies(people['focal.mli'], subject)).toEqual([]);
    expect(await bodies(people.coordinator, subject)).toEqual(['Pour le bureau.']);
  });

  it('the coordinator to one State of the record, or to all', async () => {
    const recommendation: CommentSubject = { kind: 'recommendation', id: await one(`SELECT recommendation_id AS id FROM recommendation_states WHERE recommendation_id NOT IN (SELECT subject_id FROM comments) GROUP BY 1 HAVING count(*) = 3 LIMIT 1`) };
    const to = (stateCode: string | null) => write(people.coordinator, `Pour ${stateCode}.`, 'delegation', { subject: recommendation, stateCode });
    expect((await to(null)).body.issues).toEqual([{ path: 'stateCode', code: 'state.required' }]);
    expect((await to('FRA')).body.issues).toEqual([{ path: 'stateCode', code: 'state.required' }]);
    expect((await to('MLI')).status).toBe(201);
    expect((await write(people.coordinator, 'Pour un État seul.', 'state', { subject: recommendation })).status).toBe(400);
    expect(await bodies(people['focal.mli'], recommendation)).toEqual(['Pour MLI.']);
    expect(await bodies(people['focal.ner'], recommendation)).toEqual([]);
    expect((await read(people.coordinator, recommendation)).body.states).toEqual(['MAR', 'MLI', 'NER']);
  });

  it('on a joint action to those who take part', async () => {
    const id = await one(`SELECT id FROM actions WHERE phase = 'active' AND parties @> '{NER,MLI}' AND NOT parties @> '{MAR}' LIMIT 1`);
    const subject: CommentSubject = { kind: 'action', id: id || (await one(`SELECT id FROM actions WHERE phase = 'active' AND cardinality(parties) > 1 LIMIT 1`)) };
    const [{ parties }] = await portal.sql<{ parties: string[] }>('SELECT parties FROM actions WHERE id = $1', [subject.id]) as [{ parties: string[] }];
    const account = (state: string) => people[`focal.${state.toLowerCase()}` as 'focal.ner'];
    const [first = '', second = ''] = parties;
    expect((await write(account(first), 'Entre nous tous.', 'parties', { subject })).status).toBe(201);
    expect(await bodies(account(second), subject)).toEqual(['Entre nous tous.']);
    for (const outside of ['MLI', 'MAR', 'NER'].filter((state) => !parties.includes(state))) {
      const seen = await read(account(outside), subject);
      expect(seen.status === 404 || seen.body.items.length === 0).toBe(true);
    }
    expect((await write(people['focal.ner'], 'x', 'parties')).body.issues).toEqual([{ path: 'audience', code: 'comment.too_wide' }]);
  });

  it('in threads of one level, where an answer goes to who reads the question', async () => {
    const { body: root } = await write(people.coordinator, 'Quand la circulaire paraît-elle ?', 'delegation');
    const reply = (client: Client, id: string, body: string) => client.send('POST', `/comments/${id}/answers`, { body, language: 'ar', mentionIds: [] }, { 'idempotency-key': crypto.randomUUID() });
    const answer = await reply(people['expert.ner'], root.id, 'في شهر مارس.');
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ parentId: root.id, audience: 'delegation', stateCode: 'NER', language: 'ar', own: true });
    expect((await reply(people.coordinator, answer.body.id, 'Merci.')).body.issues).toEqual([{ path: 'id', code: 'comment.is_answer' }]);
    expect((await reply(people['focal.mli'], root.id, 'Et nous ?')).status).toBe(404);
    expect(await portal.sql(`SELECT actor_state FROM journal WHERE act = 'comments.refused' AND subject_id = $1`, [root.id])).toEqual([{ actor_state: 'MLI' }]);
    const { items } = (await read(people.coordinator, commitment, '&limit=1')).body;
    expect(items.map(({ body }: { body: string }) => body)).toEqual(['Quand la circulaire paraît-elle ?', 'في شهر مارس.']);
  });

  it('edited visibly, with If-Match, by the author alone', async () => {
    const { body: written } = await write(people['focal.ner'], 'Le 3 mars.', 'participants');
    const edit = (client: Client, body: string, version: number) => client.send('PATCH', `/comments/${written.id}`, { body, language: 'fr', mentionIds: [] }, { 'if-match': `"${version}"` });
    const edited = await edit(people['focal.ner'], 'Le 4 mars.', 1);
    expect(edited.headers.get('etag')).toBe('"2"');
    expect(edited.body.editedAt).not.toBeNull();
    const seen = (await read(people['focal.mli'], commitment)).body.items[0];
    expect(seen).toMatchObject({ body: 'Le 4 mars.', earlier: [{ body: 'Le 3 mars.', language: 'fr' }] });
    const stale = await edit(people['focal.ner'], 'Le 5 mars.', 1);
    expect(stale.status).toBe(412);
    expect(stale.body.current.body).toBe('Le 4 mars.');
    expect((await edit(people['focal.mli'], 'Jamais.', 2)).body.code).toBe('forbidden');
    expect((await edit(people['expert.ner'], 'Jamais.', 2)).body.code).toBe('forbidden');
  });

  it('withdrawn visibly, and the text is nowhere any more but as a hash in the journal', async () => {
    const key = crypto.randomUUID();
    const secret = 'Le nom du témoin';
    const { body: written } = await people['focal.ner'].send('POST', '/comments', comment(secret, 'participants'), { 'idempotency-key': key });
    await people['focal.ner'].send('PATCH', `/comments/${written.id}`, { body: `${secret}, corrigé`, language: 'fr', mentionIds: [] }, { 'if-match': '"1"' });
    expect((await people['focal.mli'].send('POST', `/comments/${written.id}/withdrawal`, undefined, { 'if-match': '"2"' })).body.code).toBe('forbidden');
    const withdrawn = await people['focal.ner'].send('POST', `/comments/${written.id}/withdrawal`, undefined, { 'if-match': '"2"' });
    expect(withdrawn.body).toMatchObject({ body: null, earlier: [], mentions: [] });
    const seen = (await read(people['focal.mli'], commitment)).body.items[0];
    expect(seen).toMatchObject({ id: written.id, body: null, earlier: [] });
    expect(seen.withdrawnAt).not.toBeNull();
    const replayed = await people['focal.ner'].send('POST', '/comments', comment(secret, 'participants'), { 'idempotency-key': key });
    expect(replayed.headers.get('idempotency-replayed')).toBe('true');
    expect(replayed.body.body).toBeNull();
    const tables = await portal.sql<{ name: string }>(`SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`);
    const holding = [];
    for (const { name } of tables) if ((await portal.sql(`SELECT FROM ${name} t WHERE to_jsonb(t)::text LIKE '%nom du témoin%'`)).length > 0) holding.push(name);
    expect(holding).toEqual([]);
    const [entry] = await portal.sql<{ changes: { body: { to: { sha256: string } } } }>(`SELECT changes FROM journal WHERE act = 'comments.created' AND subject_id = $1`, [written.id]);
    expect(entry?.changes.body.to.sha256).toMatch(/^[0-9a-f]{64}$/);
    const again = await people['focal.ner'].send('POST', `/comments/${written.id}/withdrawal`, undefined, { 'if-match': '"3"' });
    expect(again.body.code).toBe('wrong_phase');
    expect((await people.coordinator.send('POST', `/comments/${written.id}/answers`, { body: 'Pourquoi ?', language: 'fr', mentionIds: [] })).body.code).toBe('wrong_phase');
    await expect(portal.sql(`UPDATE comments SET body = 'x', withdrawn_at = NULL WHERE id = $1`, [written.id])).rejects.toThrow(/stays withdrawn/);
    expect((await portal.sql<{ intact: boolean }>('SELECT intact FROM journal_verify()'))[0]?.intact).toBe(true);
  });

  it('what a State says among its own is in its own journal alone', async () => {
    const { body: written } = await write(people['focal.ner'], 'Entre nous encore.', 'state');
    expect(await portal.sql(`SELECT reach, state_code FROM journal WHERE subject_id = $1`, [written.id])).toEqual([{ reach: 'state', state_code: 'NER' }]);
  });

  it('mentioning only whom they may know and who will read it', async () => {
    const find = async (client: Client, audience: string, q: string, more = '') => ((await client.get(`/comments/candidates?kind=commitment&subject=${commitment.id}&audience=${audience}&q=${q}${more}`)).body.items as { id: string }[]).map(({ id }) => id);
    const [focal, expert, office, mali] = await Promise.all(['focal.ner', 'expert.ner', 'coordinator', 'focal.mli'].map(userId));
    const name = async (id = '') => encodeURIComponent(((await portal.sql<{ name: string }>('SELECT name FROM users WHERE id = $1', [id]))[0]?.name ?? '').slice(0, 6).toUpperCase());
    expect(await find(people['focal.ner'], 'delegation', await name(office))).toContain(office);
    expect(await find(people['focal.ner'], 'state', await name(office))).not.toContain(office);
    expect(await find(people['focal.ner'], 'state', await name(expert))).toContain(expert);
    expect(await find(people['focal.ner'], 'participants', await name(mali))).not.toContain(mali);
    expect(await find(people.coordinator, 'participants', await name(mali))).toContain(mali);
    expect(await find(people.coordinator, 'delegation', await name(mali))).not.toContain(mali);
    expect(await find(people['focal.ner'], 'state', await name(focal))).not.toContain(focal);
    expect(await find(people['focal.ner'], 'state', '%25')).toEqual([]);
    const told = await write(people['focal.ner'], 'À vous deux.', 'delegation', { mentionIds: [office, expert] });
    expect(told.body.mentions.map(({ id }: { id: string }) => id).sort()).toEqual([office, expert].sort());
    for (const [audience, id] of [['state', office], ['delegation', mali], ['participants', crypto.randomUUID()]] as const) {
      expect((await write(people['focal.ner'], 'À vous.', audience, { mentionIds: [id] })).body.issues).toEqual([{ path: 'mentionIds', code: 'mentions.cannot_read' }]);
    }
    const { items } = (await people.coordinator.get('/comments/unread')).body;
    expect(items[0]).toMatchObject({ subject: commitment, mentioned: true, stateCode: 'NER' });
  });

  it('and knows what each has read', async () => {
    const { body: before } = await read(people['focal.mli'], commitment);
    expect(before.unread).toBeGreaterThan(0);
    expect((await people['focal.mli'].send('PUT', '/comments/mark', { subject: commitment, upTo: before.upTo })).status).toBe(204);
    expect((await read(people['focal.mli'], commitment)).body.unread).toBe(0);
    await write(people['focal.ner'], 'Du nouveau.', 'participants');
    const { body: after } = await read(people['focal.mli'], commitment, `&since=${encodeURIComponent(before.upTo)}`);
    expect(after.items.map(({ body, isNew }: { body: string; isNew: boolean }) => ({ body, isNew }))).toEqual([{ body: 'Du nouveau.', isNew: true }]);
    expect(after.unread).toBe(1);
    // A mark never moves back, and none is set on a record that one does not see.
    await people['focal.mli'].send('PUT', '/comments/mark', { subject: commitment, upTo: after.upTo });
    await people['focal.mli'].send('PUT', '/comments/mark', { subject: commitment, upTo: before.upTo });
    expect((await read(people['focal.mli'], commitment)).body.unread).toBe(0);
    expect((await people['focal.mli'].send('PUT', '/comments/mark', { subject: { kind: 'commitment', id: crypto.randomUUID() }, upTo: before.upTo })).status).toBe(404);
    expect((await people['focal.mli'].get('/comments/unread')).body.items.filter(({ subject }: { subject: CommentSubject }) => subject.id === commitment.id)).toEqual([]);
  });

  it('on what was submitted, where each of them reads it', async () => {
    const [sent] = await portal.sql<{ id: string; page: string }>(
      `SELECT id, coalesce('/actions/' || action_id, '/commitments/' || commitment_id) AS page FROM submissions WHERE state_code = 'NER' AND phase = 'returned' LIMIT 1`,
    );
    const subject = { kind: 'submission', id: sent?.id ?? '' } as const;
    await write(people.coordinator, 'Une précision, s’il vous plaît.', 'delegation', { subject, mentionIds: [await userId('focal.ner')] });
    await write(people['focal.ner'], 'La voici.', 'delegation', { subject });
    const linkFor = async (client: Client) => ((await client.get('/comments/unread')).body.items as { subject: CommentSubject; link: string }[]).find((record) => record.subject.id === subject.id)?.link;
    expect(await linkFor(people['focal.ner'])).toBe(`${sent?.page}#comments-${subject.id}`);
    expect(await linkFor(people.coordinator)).toBe(`/review/${subject.id}#comments-${subject.id}`);
    expect(await linkFor(people['focal.mli'])).toBeUndefined();
  });

  it('page by page through threads, each once', async () => {
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await read(people['expert.ner'], commitment, `&limit=3${cursor}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor && `&cursor=${encodeURIComponent(body.nextCursor)}`;
    } while (cursor);
    const all = await portal.sql<{ id: string }>(`SELECT id FROM comments WHERE subject_id = $1`, [commitment.id]);
    expect(seen.sort()).toEqual(all.map(({ id }) => id).sort());
  });

  it('once however often a comment is sent, and at most thirty times a minute', async () => {
    const key = crypto.randomUUID();
    const sent = await Promise.all(Array.from({ length: 3 }, () => people['focal.mar'].send('POST', '/comments', comment('Une fois.', 'participants'), { 'idempotency-key': key })));
    expect(new Set(sent.map(({ body }) => body.id)).size).toBe(1);
    const answers = await Promise.all(Array.from({ length: 34 }, (_, index) => write(people['focal.mar'], `Mot ${index}.`, 'state')));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(29);
    const [slowed] = answers.filter(({ status }) => status === 429);
    expect(slowed?.body).toMatchObject({ code: 'too_fast' });
    expect(slowed?.body.retryAfterSeconds).toBeGreaterThan(0);
    expect((await write(people['focal.ner'], 'Un autre parle encore.', 'state')).status).toBe(201);
  });
});
