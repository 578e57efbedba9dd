import type { Handover, SentHandover } from '@suivi/states/domain';
import pg from 'pg';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? '';

describe('a handover between focal points', () => {
  let portal: Portal;
  let admin: Client;
  beforeAll(async () => {
    portal = await startPortal();
    admin = await portal.as('admin');
  });
  afterAll(() => portal.close());

  const idOf = async (account: string) => (await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = $1`, [`${account}@suivi.example`]))[0]?.id as string;
  const today = async (days = 0) => (await portal.sql<{ day: string }>('SELECT (current_date + $1::integer)::text AS day', [days]))[0]?.day as string;
  const institutionOf = async (state: string) => (await portal.sql<{ id: string }>('SELECT id FROM institutions WHERE state_code = $1 ORDER BY code LIMIT 1', [state]))[0]?.id as string;
  const accept = (token: string, name = 'La Suivante') => portal.anonymous().send('POST', '/invitations/accept', { token, name, password: 'long enough a password' });
  const signedIn = ({ headers }: { headers: Headers }) => Object.assign(portal.anonymous(), { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' });
  let people = 0;
  /** Somebody new, so that each test has an office of its own to end. */
  async function newcomer(role: 'focal_point' | 'contributor' = 'focal_point') {
    const email = `personne.${++people}@suivi.example`;
    const institutionId = role === 'contributor' ? await institutionOf('NER') : null;
    const { body } = await admin.send('POST', '/invitations', { email, role, stateCode: 'NER', institutionId, language: 'fr' });
    const accepted = await accept(tokenOf(body.link), `Personne ${people}`);
    return { client: signedIn(accepted), id: accepted.body.user.id as string, email, name: `Personne ${people}`, signIn: () => portal.anonymous().send('POST', '/session', { email, password: 'long enough a password' }) };
  }
  /** A text of hers that is in progress; the State has free commitments enough. */
  async function begun(client: Client): Promise<{ id: string; commitmentId: string }> {
    const [free] = await portal.sql<{ id: string }>(`SELECT c.id FROM commitments c WHERE state_code = 'NER' AND NOT EXISTS (SELECT FROM updates u WHERE u.commitment_id = c.id AND u.phase <> 'validated') LIMIT 1`);
    const narrative = { original: 'fr', versions: { fr: { text: 'Commencé.', state: 'verified' } } };
    const { body } = await client.send('POST', `/commitments/${free?.id}/updates`, { declaredStatus: 'in_progress', narrative, challenges: null, audience: 'delegation' });
    return { id: body.id as string, commitmentId: free?.id as string };
  }
  const successor = () => `suite.${++people}@suivi.example`;
  const start = async (client: Client, predecessorId: string, more: object = {}) =>
    client.send<SentHandover & { code?: string; issues?: unknown }>('POST', '/handovers', { predecessorId, email: successor(), colleagueId: null, language: 'fr', note: 'Tout est dans le dossier.', effectiveOn: await today(), staysAt: null, ...more });
  const focalPoints = (state: string) =>
    portal.sql<{ email: string }>(`SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.state_code = $1 AND m.role = 'focal_point' AND u.disabled_at IS NULL ORDER BY 1`, [state]).then((rows) => rows.map(({ email }) => email));

  it('leaves everything as it is until the successor has accepted, and then moves all of it at once', async () => {
    const leaver = await newcomer();
    const draft = await begun(leaver.client);
    const promised = (await leaver.client.get('/delegation-file')).body.promised as { receiptNumber: string; submittedByName: string }[];
    const sent = await start(leaver.client, leaver.id);
    expect(sent).toMatchObject({ status: 201, body: { phase: 'pending', stateCode: 'NER', successor: null, note: 'Tout est dans le dossier.', mailSent: false } });
    expect((await leaver.client.get('/work')).status).toBe(200);
    const token = tokenOf(sent.body.link);
    expect((await portal.anonymous().get(`/invitations/by-token/${token}`)).body.handover).toEqual({ predecessorName: leaver.name, effectiveOn: await today(), begun: true });

    const accepted = await accept(token);
    expect(accepted).toMatchObject({ status: 200, body: { role: 'focal_point', state: { code: 'NER' } } });
    const client = signedIn(accepted);
    expect((await leaver.client.get('/work')).status).toBe(401);
    expect((await leaver.signIn()).status).toBe(401);
    expect(await focalPoints('NER')).toContain(sent.body.email);
    expect(await focalPoints('NER')).not.toContain(leaver.email);
    const file = (await client.get('/delegation-file')).body as { drafts: { id: string; authorName: string }[]; promised: unknown };
    expect(file.drafts.find(({ id }) => id === draft.id)?.authorName).toBe('La Suivante');
    // What was promised was promised by whoever promised it.
    expect(file.promised).toEqual(promised);
    expect((await client.get<{ items: Handover[] }>('/handovers')).body.items[0]).toMatchObject({ phase: 'accepted', note: 'Tout est dans le dossier.', predecessor: { id: leaver.id }, successor: { name: 'La Suivante' } });
    expect((await accept(token)).status).toBe(410);
  });

  it('keeps in the journal who began what, and from whom to whom it went', async () => {
    const leaver = await newcomer();
    const { commitmentId } = await begun(leaver.client);
    const sent = await start(leaver.client, leaver.id);
    const accepted = await accept(tokenOf(sent.body.link));
    const [moved] = await portal.sql(`SELECT j.changes->'author_id' AS author, j.actor_id FROM journal j WHERE j.act = 'updates.changed' AND j.commitment_id = $1 AND j.changes ? 'author_id'`, [commitmentId]);
    expect(moved).toEqual({ author: { from: leaver.id, to: accepted.body.user.id }, actor_id: accepted.body.user.id });
    const history = (await signedIn(accepted).get(`/commitments/${commitmentId}/journal`)).body.items as { act: string; changes: Record<string, unknown> }[];
    expect(history.find(({ act, changes }) => act === 'updates.changed' && 'author_id' in changes)?.changes['author_id']).toEqual({ from: leaver.name, to: 'La Suivante' });
    const entries = await portal.sql(`SELECT act, reach FROM journal WHERE kind = 'handovers' AND subject_id = $1 ORDER BY number`, [sent.body.id]);
    expect(entries).toEqual([{ act: 'handovers.created', reach: 'state' }, { act: 'handovers.changed', reach: 'state' }]);
    expect((await portal.sql(`SELECT intact FROM journal_verify()`))[0]).toEqual({ intact: true });
  });

  it('goes to a colleague as well, and lets the predecessor go on in an institution', async () => {
    const [leaver, expert, staysAt] = [await newcomer(), await newcomer('contributor'), await institutionOf('NER')];
    const { body } = await start(leaver.client, leaver.id, { email: null, colleagueId: expert.id, staysAt });
    expect(body).toMatchObject({ phase: 'pending', link: null, successor: { id: expert.id } });
    expect((await expert.client.get<{ items: Handover[] }>('/handovers')).body.items).toMatchObject([{ id: body.id, note: 'Tout est dans le dossier.' }]);
    expect((await leaver.client.send('POST', `/handovers/${body.id}/accept`)).status).toBe(403);
    expect((await expert.client.send('POST', `/handovers/${body.id}/accept`)).body).toMatchObject({ phase: 'accepted' });
    expect((await expert.client.get('/session')).body.role).toBe('focal_point');
    expect((await leaver.client.get('/work')).status).toBe(401);
    expect((await leaver.signIn()).body).toMatchObject({ role: 'contributor', institution: { id: staysAt } });
    expect((await expert.client.send('POST', `/handovers/${body.id}/accept`)).status).toBe(403);
  });

  it('can be taken back before it is accepted, and its link with it', async () => {
    const leaver = await newcomer();
    const { body } = await start(leaver.client, leaver.id);
    expect((await start(leaver.client, leaver.id)).body.issues).toEqual([{ path: 'predecessorId', code: 'handover.open' }]);
    expect((await (await portal.as('focal.mli')).send('POST', `/handovers/${body.id}/cancel`)).status).toBe(404);
    expect((await leaver.client.send('POST', `/handovers/${body.id}/cancel`)).body.phase).toBe('cancelled');
    expect((await leaver.client.send('POST', `/handovers/${body.id}/cancel`)).status).toBe(409);
    expect((await accept(tokenOf(body.link))).status).toBe(404);
    const second = (await start(leaver.client, leaver.id)).body;
    const invitation = ((await admin.get('/invitations')).body.items as { id: string; email: string }[]).find(({ email }) => email === second.email);
    expect((await admin.send('DELETE', `/invitations/${invitation?.id}`)).status).toBe(204);
    expect((await leaver.client.get<{ items: Handover[] }>('/handovers')).body.items[0]).toMatchObject({ id: second.id, phase: 'cancelled' });
    expect(await focalPoints('NER')).toContain(leaver.email);
  });

  it('is accepted from its day on, and within the life of the link', async () => {
    const leaver = await newcomer();
    for (const effectiveOn of [await today(-1), await today(10)]) expect((await start(leaver.client, leaver.id, { effectiveOn })).body.issues).toEqual([{ path: 'effectiveOn', code: 'handover.day' }]);
    const { body } = await start(leaver.client, leaver.id, { effectiveOn: await today(3) });
    expect((await accept(tokenOf(body.link))).body).toMatchObject({ code: 'wrong_phase', issues: [{ path: 'token', code: 'handover.not_yet' }] });
    expect(await portal.sql(`SELECT 1 FROM users WHERE email = $1`, [body.email])).toEqual([]);
    await portal.sql(`UPDATE handovers SET effective_on = current_date, expires_at = now() - interval '1 second' WHERE id = $1`, [body.id]);
    await portal.sql(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE email = $1`, [body.email]);
    expect((await accept(tokenOf(body.link))).status).toBe(410);
    expect((await leaver.client.get<{ items: Handover[] }>('/handovers')).body.items[0]?.phase).toBe('expired');
    expect((await start(leaver.client, leaver.id)).status).toBe(201);
  });

  it('is started by the administrator for who has left, who reads nothing of it', async () => {
    const leaver = await newcomer();
    const { body } = await start(admin, leaver.id);
    expect(body).toMatchObject({ stateCode: 'NER', note: null });
    expect((await admin.get<{ items: Handover[] }>('/handovers')).body.items[0]).toMatchObject({ id: body.id, note: null });
    expect((await accept(tokenOf(body.link))).status).toBe(200);
    expect(await focalPoints('NER')).not.toContain(leaver.email);
  });

  it('is refused to others, for others, and to whoever is no successor', async () => {
    const leaver = await newcomer();
    const refusal = async (client: Client, predecessorId: string, more: object = {}) => (await start(client, predecessorId, more)).body.issues;
    expect((await start(leaver.client, await idOf('focal.mli'))).status).toBe(403);
    expect(await refusal(leaver.client, leaver.id, { email: 'coordinator@suivi.example' })).toEqual([{ path: 'email', code: 'user.exists' }]);
    expect(await refusal(leaver.client, leaver.id, { email: null, colleagueId: await idOf('focal.mli') })).toEqual([{ path: 'colleagueId', code: 'handover.person' }]);
    expect(await refusal(leaver.client, leaver.id, { email: null })).toEqual([{ path: 'email', code: 'handover.successor_required' }]);
    expect(await refusal(leaver.client, leaver.id, { staysAt: await institutionOf('MLI') })).toEqual([{ path: 'staysAt', code: 'institution.required' }]);
    expect(await refusal(admin, await idOf('coordinator'))).toEqual([{ path: 'predecessorId', code: 'handover.person' }]);
    expect(new Set(((await leaver.client.get('/handovers/people')).body.items as { stateCode: string }[]).map(({ stateCode }) => stateCode))).toEqual(new Set(['NER']));
    await start(leaver.client, leaver.id);
    for (const account of ['focal.mli', 'expert.ner']) expect((await (await portal.as(account)).get('/handovers')).body.items).toEqual([]);
    for (const account of ['coordinator', 'donor', 'observer']) expect((await (await portal.as(account)).get('/handovers')).status).toBe(403);
  });

  it('stays behind the second wall when the API is wrong', async () => {
    const api = new pg.Client({ connectionString: portal.apiUrl });
    await api.connect();
    const refusal = (statement: string) => api.query(statement).then(() => 'done', (error: { code: string }) => error.code).finally(() => api.query('ROLLBACK'));
    try {
      for (const role of ['coordinator', 'donor', 'observer']) expect(await refusal(`BEGIN; SET LOCAL ROLE suivi_${role}; SELECT 1 FROM handovers`)).toBe('42501');
      expect(await refusal('BEGIN; SET LOCAL ROLE suivi_admin; SELECT note FROM handovers')).toBe('42501');
      for (const statement of ['UPDATE handovers SET accepted_at = now()', 'DELETE FROM handovers', `SELECT handover_complete(uuidv7(), uuidv7())`, `UPDATE memberships SET role = 'focal_point'`]) {
        expect(await refusal(`BEGIN; SET LOCAL ROLE suivi_focal_point; ${statement}`)).toBe('42501');
      }
      expect(await refusal('BEGIN; SET LOCAL ROLE suivi_contributor; SELECT handover_cancel(uuidv7())')).toBe('42501');
    } finally {
      await api.end();
    }
  });

  describe('leaves no State without a focal point', () => {
    it('when two try to end the office of two at once', async () => {
      const invited = await admin.send('POST', '/invitations', { email: 'deux@suivi.example', role: 'focal_point', stateCode: 'MLI', institutionId: null, language: 'fr' });
      const second = (await accept(tokenOf(invited.body.link))).body.user.id as string;
      const first = await idOf('focal.mli');
      for (let round = 0; round < 5; round++) {
        const answers = await Promise.all([first, second].map((id) => admin.send('POST', `/users/${id}/disable`)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect((await focalPoints('MLI')).length).toBe(1);
        for (const id of [first, second]) await admin.send('POST', `/users/${id}/enable`);
      }
      expect((await admin.send('POST', `/users/${second}/disable`)).status).toBe(200);
    });

    it('whoever changes what, the owner of the database included', async () => {
      const only = await idOf('focal.mar');
      await expect(portal.sql(`UPDATE users SET disabled_at = now() WHERE id = $1`, [only])).rejects.toThrow('without a focal point');
      await expect(portal.sql(`UPDATE memberships SET role = 'contributor', institution_id = $2 WHERE user_id = $1`, [only, await institutionOf('MAR')])).rejects.toThrow('without a focal point');
      await expect(portal.sql(`DELETE FROM memberships WHERE user_id = $1`, [only])).rejects.toThrow();
    });

    it('when two hand over at once, and when one is accepted and taken back in the same moment', async () => {
      const [one, other] = [await newcomer(), await newcomer()];
      const sent = [(await start(one.client, one.id)).body, (await start(other.client, other.id)).body];
      expect((await Promise.all(sent.map(({ link }) => accept(tokenOf(link))))).map(({ status }) => status)).toEqual([200, 200]);
      expect(await focalPoints('NER')).toEqual(expect.arrayContaining(sent.map(({ email }) => email)));

      const only = await portal.as('focal.mli');
      const { body } = await start(only, await idOf('focal.mli'));
      const [accepted] = await Promise.all([accept(tokenOf(body.link)), only.send('POST', `/handovers/${body.id}/cancel`)]);
      expect(await focalPoints('MLI')).toEqual([accepted.status === 200 ? body.email : 'focal.mli@suivi.example']);
      expect((await portal.sql(`SELECT 1 FROM users WHERE email = $1`, [body.email])).length).toBe(accepted.status === 200 ? 1 : 0);
    });
  });
});
