import { Reminders } from '@suivi/notifications/api';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

/** Evidence may hold for a time only: the State says until when, and is told in good time, once each, while it still relies on the piece. */
describe('evidence that expires', () => {
  let portal: Portal;
  let reminders: Reminders;
  let focal: Client;
  let expert: Client;
  let neighbour: Client;
  let coordinator: Client;
  let free: string[];

  const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
  const content = { declaredStatus: 'implemented', narrative: text('L’accord est appliqué.'), challenges: null, audience: 'participants' };
  const at = (version: number) => ({ 'if-match': `"${version}"` });
  const once = () => ({ 'idempotency-key': crypto.randomUUID() });
  /** A day as it is counted in Niger, where both of the delegation are. */
  const inDays = async (days: number, zone = 'Africa/Niamey') => (await portal.sql<{ day: string }>(`SELECT ((now() AT TIME ZONE $2)::date + $1::integer)::text AS day`, [days, zone]))[0]?.day as string;
  const read = async (id: string) => (await focal.get(`/updates/${id}`)).body;
  const start = async () => {
    const subject = free.pop();
    const { body } = await focal.send('POST', `/commitments/${subject}/updates`, content);
    return { id: body.id as string, link: `/commitments/${subject}` };
  };
  const discard = async ({ id, link }: { id: string; link: string }) => {
    expect((await focal.send('DELETE', `/updates/${id}`)).status).toBe(204);
    free.push(link.replace('/commitments/', ''));
  };
  const attach = (client: Client, updateId: string, validUntil?: string | null, more = {}) =>
    client.send('POST', '/evidence', { kind: 'link', title: 'Accord bilatéral', datedOn: '2024-03-01', validUntil, language: 'fr', documentKind: 'other', confidentiality: 'participants', url: 'https://www.unodc.org/', updateId, ...more });
  const mend = async (client: Client, updateId: string, pieceId: string, validUntil: string | null, version?: number) =>
    client.send('PATCH', `/updates/${updateId}/evidence/${pieceId}`, { validUntil }, at(version ?? (await read(updateId)).rowVersion));
  const submit = async (id: string) => (await focal.send('POST', `/updates/${id}/submit`, undefined, { ...at((await read(id)).rowVersion), ...once() })).body.submissionId as string;
  const decide = (submission: string, verdict: object) => coordinator.send('POST', `/submissions/${submission}/reviews`, { comment: null, ...verdict }, { ...at(1), ...once() });
  const validate = async (id: string) => expect((await decide(await submit(id), { outcome: 'validated', verifiedStatus: 'implemented' })).status).toBe(201);
  interface Shown {
    kind: string;
    standing: string;
    values: Record<string, string>;
    lines: { link: string }[];
  }
  const inbox = async (client: Client) => ((await client.get('/notifications?limit=100')).body.items as Shown[]).filter(({ kind }) => kind.startsWith('evidence_'));
  const told = async (client: Client, link: string) => (await inbox(client)).filter(({ lines }) => lines.some((line) => line.link === link)).map(({ kind, standing }) => `${kind} ${standing}`);

  beforeAll(async () => {
    portal = await startPortal();
    reminders = portal.app.get(Reminders);
    [focal, expert, neighbour, coordinator] = (await Promise.all(['focal.ner', 'expert.ner', 'focal.mli', 'coordinator'].map((account) => portal.as(account)))) as [Client, Client, Client, Client];
    const lent = await portal.sql<{ id: string }>(
      `UPDATE commitments c SET lead_institution_id = m.institution_id, due_on = NULL FROM memberships m JOIN users u ON u.id = m.user_id AND u.email = 'expert.ner@suivi.example'
      WHERE c.state_code = 'NER' AND NOT EXISTS (SELECT FROM updates o WHERE o.commitment_id = c.id AND o.phase <> 'validated') RETURNING c.id`,
    );
    free = lent.map(({ id }) => id);
    expect(free.length).toBeGreaterThan(6);
  });
  beforeEach(() => portal.sql('DELETE FROM notifications'));
  afterAll(() => portal.close());

  it('is said with the piece, refused when it cannot be, and frozen with the submission', async () => {
    const { id, link } = await start();
    for (const [validUntil, code] of [['2024-02-29', 'validity.before_date'], ['2124-03-02', 'date.too_late'], ['demain', 'date.malformed']] as const) {
      const refused = await attach(focal, id, validUntil);
      expect([refused.status, refused.body.issues]).toEqual([400, [{ path: 'validUntil', code }]]);
    }
    expect((await attach(focal, id)).body.validUntil).toBeNull();
    const until = await inDays(400);
    const { body: piece } = await attach(focal, id, until);
    expect(piece.validUntil).toBe(until);
    await validate(id);
    const { submissions } = (await neighbour.get(link)).body;
    expect(submissions[0].evidence.map((each: { validUntil: string | null }) => each.validUntil)).toEqual([null, until]);
    const [{ content: frozen }] = (await portal.sql(`SELECT content FROM submissions WHERE update_id = $1`, [id])) as [{ content: { evidence: { validUntil: string | null }[] } }];
    expect(frozen.evidence.map(({ validUntil }) => validUntil)).toEqual([null, until]);
  });

  it('is mended by the State while its update is open, at the version that was read, and by nobody else nor later', async () => {
    const { id } = await start();
    const { body: piece } = await attach(expert, id, await inDays(100));
    const { rowVersion } = await read(id);
    const until = await inDays(200);
    const mended = await mend(focal, id, piece.id, until, rowVersion);
    expect([mended.status, mended.body.evidence[0].validUntil, mended.body.rowVersion]).toEqual([200, until, rowVersion + 1]);
    expect((await mend(focal, id, piece.id, null, rowVersion)).body.code).toBe('stale');
    expect((await mend(expert, id, piece.id, '2024-01-01')).body.issues).toEqual([{ path: 'validUntil', code: 'validity.before_date' }]);
    expect((await mend(neighbour, id, piece.id, null)).status).toBe(404);
    expect((await mend(coordinator, id, piece.id, null)).status).toBe(403);
    const other = await start();
    expect((await mend(focal, other.id, piece.id, null)).status).toBe(404);
    await discard(other);
    expect((await portal.sql(`SELECT 1 FROM journal WHERE act = 'evidence.changed' AND subject_id = $1 AND changes->'valid_until'->>'to' = $2 AND actor_state = 'NER'`, [piece.id, until])).length).toBe(1);
    const submission = await submit(id);
    expect((await mend(focal, id, piece.id, null)).body.code).toBe('wrong_phase');
    await expect(portal.sql(`UPDATE evidence SET valid_until = NULL WHERE id = $1`, [piece.id])).rejects.toMatchObject({ code: 'SU003' });
    // What was sent says what it said, whatever is mended after it came back.
    expect((await decide(submission, { outcome: 'returned', comment: 'Merci de préciser.' })).status).toBe(201);
    expect((await mend(focal, id, piece.id, null)).status).toBe(200);
    expect((await coordinator.get(`/submissions/${submission}`)).body.evidence[0].validUntil).toBe(until);
  });

  it('holds within its bounds in the database itself', async () => {
    const { id, link } = await start();
    const { body: piece } = await attach(focal, id);
    for (const day of ['2024-02-29', '2124-03-02']) await expect(portal.sql(`UPDATE evidence SET valid_until = $2 WHERE id = $1`, [piece.id, day])).rejects.toMatchObject({ code: '23514' });
    await discard({ id, link });
  });

  it.each([
    [31, []],
    [30, ['evidence_expires_30 open']],
    [8, ['evidence_expires_30 open']],
    [7, ['evidence_expires_7 open']],
    [0, ['evidence_expires_7 open']],
    [-1, ['evidence_expired open']],
    [-30, ['evidence_expired open']],
    [-31, []],
  ])('is told when it expires in %i days, once, to the focal point and to who attached it: %j', async (days, kinds) => {
    const { id, link } = await start();
    const until = await inDays(days);
    expect((await attach(expert, id, until)).status).toBe(201);
    await Promise.all([reminders.prepare(), reminders.prepare()]);
    await reminders.prepare();
    for (const client of [focal, expert]) expect(await told(client, link)).toEqual(kinds);
    for (const client of [neighbour, coordinator]) expect(await told(client, link)).toEqual([]);
    const [first] = (await inbox(focal)).filter(({ lines }) => lines[0]?.link === link);
    if (kinds.length > 0) expect(first?.values).toEqual({ piece: 'Accord bilatéral', validUntil: until });
    await discard({ id, link });
  });

  it('is counted where each person is', async () => {
    const zones = { east: 'Pacific/Kiritimati', west: 'Pacific/Pago_Pago' };
    const set = async (client: Client, timeZone: string | null) => {
      const { rowVersion } = (await client.get('/reminder-settings')).body;
      expect((await client.send('PUT', '/reminder-settings', { timeZone, digestHour: 7, deliveries: {} }, at(rowVersion))).status).toBe(200);
    };
    await set(focal, zones.east);
    await set(expert, zones.west);
    const { id, link } = await start();
    await attach(expert, id, await inDays(-1, zones.east));
    await reminders.prepare();
    // Where yesterday's day has not ended yet, the piece is still valid.
    expect([await told(focal, link), await told(expert, link)]).toEqual([['evidence_expired open'], ['evidence_expires_7 open']]);
    await set(focal, null);
    await set(expert, null);
    await discard({ id, link });
  });

  it('is told as long as the standing rests on the piece: not once it was taken off, mended, or a later update was validated', async () => {
    const removed = await start();
    const { body: gone } = await attach(focal, removed.id, await inDays(5));
    const mended = await start();
    const { body: longer } = await attach(focal, mended.id, await inDays(5));
    const replaced = await start();
    await attach(expert, replaced.id, await inDays(5));
    await validate(replaced.id);
    await reminders.prepare();
    expect(await told(focal, replaced.link)).toEqual(['evidence_expires_7 open']);
    expect(await told(expert, replaced.link)).toEqual(['evidence_expires_7 open']);

    expect((await focal.send('DELETE', `/evidence/${gone.id}`)).status).toBe(204);
    expect(await told(focal, removed.link)).toEqual([]);
    expect((await inbox(focal)).filter(({ standing, lines, values }) => standing === 'closed' && lines.length === 0 && Object.keys(values).length === 0)).toHaveLength(1);
    expect((await mend(focal, mended.id, longer.id, await inDays(300))).status).toBe(200);
    expect(await told(focal, mended.link)).toEqual(['evidence_expires_7 settled']);
    const later = (await focal.send('POST', `${replaced.link}/updates`, content)).body;
    await attach(focal, later.id, await inDays(900));
    await validate(later.id);
    expect(await told(focal, replaced.link)).toEqual(['evidence_expires_7 settled']);
    await portal.sql('DELETE FROM notifications');
    await reminders.prepare();
    for (const { link } of [removed, mended, replaced]) expect(await told(focal, link)).toEqual([]);
  });

  it('is not told to who attached it once she has left the delegation, nor mailed to her', async () => {
    const { id, link } = await start();
    await attach(expert, id, await inDays(20));
    await reminders.prepare();
    expect(await told(expert, link)).toEqual(['evidence_expires_30 open']);
    const move = (state: string, institution: string) =>
      portal.sql(`UPDATE memberships SET state_code = $1, institution_id = (SELECT id FROM institutions WHERE code LIKE $2 AND state_code = $1 ORDER BY code LIMIT 1) WHERE user_id = (SELECT id FROM users WHERE email = 'expert.ner@suivi.example')`, [state, institution]);
    await move('MLI', '%');
    expect(await told(expert, link)).toEqual([]);
    await portal.sql('DELETE FROM notifications');
    await reminders.prepare();
    expect(await inbox(expert)).toEqual([]);
    await move('NER', 'NER-ANLTP');
  });

  it('is told of actions as of commitments, and no longer of one that was cancelled', async () => {
    const plan = { title: text('Patrouilles'), text: text('Organiser des patrouilles.'), startsOn: null, dueOn: await inDays(200), completionRule: 'all_parts', leadState: null, audience: 'participants', illustrative: true };
    const draft = (await focal.send('POST', '/actions', { plan, stateCodes: ['NER'], commitmentIds: [] }, once())).body;
    const action = (await focal.send('POST', `/actions/${draft.id}/activate`, undefined, { ...at(draft.rowVersion), ...once() })).body;
    const update = (await focal.send('POST', `/actions/${action.id}/updates`, { ...content, milestones: [] }, once())).body;
    expect((await attach(focal, update.id, await inDays(6))).status).toBe(201);
    await reminders.prepare();
    const link = `/actions/${action.id}`;
    expect(await told(focal, link)).toEqual(['evidence_expires_7 open']);
    const { rowVersion } = (await focal.get(link)).body;
    expect((await focal.send('POST', `${link}/cancellation`, { reason: 'Sans objet.' }, { ...at(rowVersion), ...once() })).status).toBe(200);
    expect(await told(focal, link)).toEqual(['evidence_expires_7 settled']);
  });
});
