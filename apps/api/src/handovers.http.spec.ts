import type { Handover, SentHandover } from '@suivi/states/domain';
import pg from 'pg';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const tokenOf = (link: string | null) => link?.split('/').at(-1) ?? '';

describe('a handover between focal points', () => {
  let portal: Portal;
  beforeEach(async () => {
    portal = await startPortal();
  });
  afterEach(() => portal.close());

  const idOf = async (account: string) => (await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = $1`, [`${account}@suivi.example`]))[0]?.id as string;
  const today = async (days = 0) => (await portal.sql<{ day: string }>('SELECT (current_date + $1::integer)::text AS day', [days]))[0]?.day as string;
  const institutionOf = async (state: string) => (await portal.sql<{ id: string }>('SELECT id FROM institutions WHERE state_code = $1 ORDER BY code LIMIT 1', [state]))[0]?.id as string;
  async function wanted(account: string, more: object = {}) {
    return { predecessorId: await idOf(account), email: 'suite@suivi.example', colleagueId: null, language: 'fr', note: 'Tout est dans le dossier.', effectiveOn: await today(), staysAt: null, ...more };
  }
  const start = async (client: Client, account: string, more: object = {}) => client.send<SentHandover & { code?: string; issues?: unknown }>('POST', '/handovers', await wanted(account, more));
  const accept = (token: string) => portal.anonymous().send('POST', '/invitations/accept', { token, name: 'La Suivante', password: 'long enough a password' });
  const signedIn = ({ headers }: { headers: Headers }) => Object.assign(portal.anonymous(), { cookie: headers.get('set-cookie')?.split(';')[0] ?? '' });
  const focalPoints = (state: string) =>
    portal.sql<{ email: string }>(`SELECT u.email FROM memberships m JOIN users u ON u.id = m.user_id WHERE m.state_code = $1 AND m.role = 'focal_point' AND u.disabled_at IS NULL ORDER BY 1`, [state]);

  it('leaves everything as it is until the successor has accepted, and then moves all of it at once', async () => {
    const focal = await portal.as('focal.ner');
    const predecessor = await idOf('focal.ner');
    const open = await portal.sql<{ id: string }>(`SELECT id FROM updates WHERE author_id = $1 AND phase IN ('draft', 'returned', 'withdrawn')`, [predecessor]);
    expect(open.length).toBeGreaterThan(0);
    const submitted = (await focal.get('/delegation-file')).body.promised as { receiptNumber: string; submittedByName: string }[];

    const sent = await start(focal, 'focal.ner');
    expect(sent).toMatchObject({ status: 201, body: { phase: 'pending', stateCode: 'NER', successor: null, email: 'suite@suivi.example', note: 'Tout est dans le dossier.', mailSent: false } });
    expect((await focal.get('/work')).status).toBe(200);
    const token = tokenOf(sent.body.link);
    expect((await portal.anonymous().get(`/invitations/by-token/${token}`)).body.handover).toEqual({ predecessorName: sent.body.predecessor.name, effectiveOn: await today(), begun: true });

    const accepted = await accept(token);
    expect(accepted).toMatchObject({ status: 200, body: { role: 'focal_point', state: { code: 'NER' } } });
    const successor = signedIn(accepted);
    expect((await focal.get('/work')).status).toBe(401);
    await expect(portal.as('focal.ner')).rejects.toThrow('wrong_credentials');
    expect(await focalPoints('NER')).toEqual([{ email: 'suite@suivi.example' }]);
    const drafts = (await successor.get('/delegation-file')).body.drafts as { id: string; authorName: string }[];
    for (const { id } of open) expect(drafts.find((draft) => draft.id === id)?.authorName).toBe('La Suivante');
    // What was promised was promised by whoever promised it.
    expect((await successor.get('/delegation-file')).body.promised).toEqual(submitted.map((line) => expect.objectContaining(line)));
    const { items } = (await successor.get<{ items: Handover[] }>('/handovers')).body;
    expect(items[0]).toMatchObject({ phase: 'accepted', note: 'Tout est dans le dossier.', predecessor: { id: predecessor }, successor: { name: 'La Suivante' } });
    expect((await accept(token)).status).toBe(410);
  });

  it('keeps in the journal who began what, and from whom to whom it went', async () => {
    const sent = await start(await portal.as('focal.mar'), 'focal.mar');
    const accepted = await accept(tokenOf(sent.body.link));
    const moved = await portal.sql<{ changes: Record<string, { from: string; to: string }>; commitment_id: string; actor_id: string; from: string; to: string }>(
      `SELECT j.changes, j.commitment_id, j.actor_id FROM journal j WHERE j.act = 'updates.changed' AND j.changes ? 'author_id' AND j.commitment_id IS NOT NULL`,
    );
    const [predecessor, successor] = [await idOf('focal.mar'), accepted.body.user.id];
    expect(moved.length).toBeGreaterThan(0);
    for (const entry of moved) expect([entry.changes['author_id'], entry.actor_id]).toEqual([{ from: predecessor, to: successor }, successor]);
    const history = (await signedIn(accepted).get(`/commitments/${moved[0]?.commitment_id}/journal`)).body.items as { act: string; changes: Record<string, { from: string; to: string }> }[];
    const told = history.find(({ changes }) => 'author_id' in changes && changes['author_id']?.from !== null);
    expect(told?.changes['author_id']).toEqual({ from: sent.body.predecessor.name, to: 'La Suivante' });
    expect((await portal.sql(`SELECT act FROM journal WHERE kind = 'handovers' ORDER BY number`)).map(({ act }) => act)).toEqual(['handovers.created', 'handovers.changed']);
    expect((await portal.sql(`SELECT 1 FROM journal WHERE kind = 'handovers' AND reach <> 'state'`)).length).toBe(0);
    expect((await portal.sql(`SELECT intact FROM journal_verify()`))[0]).toEqual({ intact: true });
  });

  it('goes to a colleague as well, and lets the predecessor go on in an institution', async () => {
    const focal = await portal.as('focal.ner');
    const expert = await portal.as('expert.ner');
    const staysAt = await institutionOf('NER');
    const { body } = await start(focal, 'focal.ner', { email: null, colleagueId: await idOf('expert.ner'), staysAt });
    expect(body).toMatchObject({ phase: 'pending', link: null, successor: { id: await idOf('expert.ner') } });
    expect((await expert.get<{ items: Handover[] }>('/handovers')).body.items).toMatchObject([{ id: body.id, note: 'Tout est dans le dossier.' }]);
    expect((await focal.send('POST', `/handovers/${body.id}/accept`)).status).toBe(403);
    expect((await expert.send('POST', `/handovers/${body.id}/accept`)).body).toMatchObject({ phase: 'accepted' });
    expect((await expert.get('/session')).body.role).toBe('focal_point');
    expect((await focal.get('/work')).status).toBe(401);
    expect((await (await portal.as('focal.ner')).get('/session')).body).toMatchObject({ role: 'contributor', institution: { id: staysAt } });
    expect((await expert.send('POST', `/handovers/${body.id}/accept`)).status).toBe(403);
  });

  it('can be taken back before it is accepted, and its link with it', async () => {
    const focal = await portal.as('focal.mli');
    const { body } = await start(focal, 'focal.mli');
    expect((await start(focal, 'focal.mli')).body.issues).toEqual([{ path: 'predecessorId', code: 'handover.open' }]);
    expect((await (await portal.as('focal.ner')).send('POST', `/handovers/${body.id}/cancel`)).status).toBe(404);
    expect((await focal.send('POST', `/handovers/${body.id}/cancel`)).body.phase).toBe('cancelled');
    expect((await focal.send('POST', `/handovers/${body.id}/cancel`)).status).toBe(409);
    expect((await accept(tokenOf(body.link))).status).toBe(404);
    const second = (await start(focal, 'focal.mli')).body;
    const admin = await portal.as('admin');
    const invitation = (await admin.get('/invitations')).body.items[0] as { id: string };
    expect((await admin.send('DELETE', `/invitations/${invitation.id}`)).status).toBe(204);
    expect((await focal.get<{ items: Handover[] }>('/handovers')).body.items[0]).toMatchObject({ id: second.id, phase: 'cancelled' });
    expect(await focalPoints('MLI')).toEqual([{ email: 'focal.mli@suivi.example' }]);
  });

  it('is accepted from its day on, and within the life of the link', async () => {
    const focal = await portal.as('focal.mli');
    for (const effectiveOn of [await today(-1), await today(10)]) expect((await start(focal, 'focal.mli', { effectiveOn })).body.issues).toEqual([{ path: 'effectiveOn', code: 'handover.day' }]);
    const { body } = await start(focal, 'focal.mli', { effectiveOn: await today(3) });
    expect((await accept(tokenOf(body.link))).body).toMatchObject({ code: 'wrong_phase', issues: [{ path: 'token', code: 'handover.not_yet' }] });
    expect(await portal.sql(`SELECT 1 FROM users WHERE email = 'suite@suivi.example'`)).toEqual([]);
    await portal.sql(`UPDATE handovers SET effective_on = current_date, expires_at = now() - interval '1 second'; UPDATE invitations SET expires_at = now() - interval '1 second' WHERE email = 'suite@suivi.example'`);
    expect((await accept(tokenOf(body.link))).status).toBe(410);
    expect((await focal.get<{ items: Handover[] }>('/handovers')).body.items[0]?.phase).toBe('expired');
    expect((await start(focal, 'focal.mli')).status).toBe(201);
  });

  it('is started by the administrator for who has left, who reads nothing of it', async () => {
    const admin = await portal.as('admin');
    const { body } = await start(admin, 'focal.mar');
    expect(body).toMatchObject({ stateCode: 'MAR', note: null });
    expect((await admin.get<{ items: Handover[] }>('/handovers')).body.items).toMatchObject([{ id: body.id, note: null }]);
    expect((await accept(tokenOf(body.link))).status).toBe(200);
    expect(await focalPoints('MAR')).toEqual([{ email: 'suite@suivi.example' }]);
  });

  it('is refused to others, for others, and to whoever is no successor', async () => {
    const focal = await portal.as('focal.ner');
    expect((await start(focal, 'focal.mli')).status).toBe(403);
    expect((await start(focal, 'focal.ner', { email: 'coordinator@suivi.example' })).body.issues).toEqual([{ path: 'email', code: 'user.exists' }]);
    expect((await start(focal, 'focal.ner', { email: null, colleagueId: await idOf('focal.mli') })).body.issues).toEqual([{ path: 'colleagueId', code: 'handover.person' }]);
    expect((await start(focal, 'focal.ner', { email: null })).body.issues).toEqual([{ path: 'email', code: 'handover.successor_required' }]);
    expect((await start(focal, 'focal.ner', { staysAt: await institutionOf('MLI') })).body.issues).toEqual([{ path: 'staysAt', code: 'institution.required' }]);
    expect((await start(await portal.as('admin'), 'coordinator')).body.issues).toEqual([{ path: 'predecessorId', code: 'handover.person' }]);
    expect(new Set(((await focal.get('/handovers/people')).body.items as { stateCode: string }[]).map(({ stateCode }) => stateCode))).toEqual(new Set(['NER']));
    await start(focal, 'focal.ner');
    for (const account of ['focal.mli', 'expert.ner']) expect((await (await portal.as(account)).get('/handovers')).body.items).toEqual([]);
    for (const account of ['coordinator', 'donor', 'observer']) expect((await (await portal.as(account)).get('/handovers')).status).toBe(403);
  });

  it('stays behind the second wall when the API is wrong', async () => {
    await start(await portal.as('focal.ner'), 'focal.ner');
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
      const admin = await portal.as('admin');
      const invited = await admin.send('POST', '/invitations', { email: 'deux@suivi.example', role: 'focal_point', stateCode: 'NER', institutionId: null, language: 'fr' });
      const second = (await accept(tokenOf(invited.body.link))).body.user.id as string;
      const first = await idOf('focal.ner');
      for (let round = 0; round < 5; round++) {
        const answers = await Promise.all([first, second].map((id) => admin.send('POST', `/users/${id}/disable`)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
        expect((await focalPoints('NER')).length).toBe(1);
        for (const id of [first, second]) await admin.send('POST', `/users/${id}/enable`);
      }
    });

    it('whoever changes what, the owner of the database included', async () => {
      const only = await idOf('focal.mar');
      await expect(portal.sql(`UPDATE users SET disabled_at = now() WHERE id = $1`, [only])).rejects.toThrow('without a focal point');
      await expect(portal.sql(`UPDATE memberships SET role = 'contributor', institution_id = $2 WHERE user_id = $1`, [only, await institutionOf('MAR')])).rejects.toThrow('without a focal point');
      await expect(portal.sql(`DELETE FROM memberships WHERE user_id = $1`, [only])).rejects.toThrow();
    });

    it('when two hand over at once, and when one is accepted and taken back in the same moment', async () => {
      const admin = await portal.as('admin');
      const invited = await admin.send('POST', '/invitations', { email: 'deux@suivi.example', role: 'focal_point', stateCode: 'NER', institutionId: null, language: 'fr' });
      const second = signedIn(await accept(tokenOf(invited.body.link)));
      const first = await portal.as('focal.ner');
      const one = (await start(first, 'focal.ner', { email: 'un@suivi.example' })).body;
      const other = (await second.send<SentHandover>('POST', '/handovers', { ...(await wanted('focal.ner')), predecessorId: (await second.get('/session')).body.user.id, email: 'autre@suivi.example' })).body;
      expect((await Promise.all([accept(tokenOf(one.link)), accept(tokenOf(other.link))])).map(({ status }) => status)).toEqual([200, 200]);
      expect(await focalPoints('NER')).toEqual([{ email: 'autre@suivi.example' }, { email: 'un@suivi.example' }]);

      const focal = await portal.as('focal.mli');
      const { body } = await start(focal, 'focal.mli', { email: 'mali@suivi.example' });
      const [accepted] = await Promise.all([accept(tokenOf(body.link)), focal.send('POST', `/handovers/${body.id}/cancel`)]);
      expect(await focalPoints('MLI')).toEqual([{ email: accepted.status === 200 ? 'mali@suivi.example' : 'focal.mli@suivi.example' }]);
      expect((await portal.sql(`SELECT 1 FROM users WHERE email = 'mali@suivi.example'`)).length).toBe(accepted.status === 200 ? 1 : 0);
    });
  });
});
