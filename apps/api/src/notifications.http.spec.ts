import { reminderMail, Reminders } from '@suivi/notifications/api';
import { addDays, isDayOff, lastWorkingDay, weekendOf } from '@suivi/states/domain';
import pg from 'pg';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

type Told = Parameters<typeof reminderMail>[0]['told'][number];

interface Shown {
  id: string;
  kind: string;
  readAt: string | null;
  standing: string;
  values: Record<string, unknown>;
  lines: { reference: string; link: string }[];
}

describe('what people are told', () => {
  let portal: Portal;
  let reminders: Reminders;
  let commitmentId: string;
  const clients: Record<string, Client> = {};
  const TODAY = `(now() AT TIME ZONE 'Africa/Niamey')::date`;

  beforeAll(async () => {
    portal = await startPortal();
    reminders = portal.app.get(Reminders);
    for (const account of ['focal.ner', 'focal.mli', 'expert.ner', 'coordinator', 'donor', 'admin']) clients[account] = await portal.as(account);
    const [chosen] = await portal.sql<{ id: string }>(
      `SELECT c.id FROM commitments c WHERE c.state_code = 'NER' AND c.acceptance <> 'noted' AND NOT EXISTS (SELECT FROM updates u WHERE u.commitment_id = c.id AND u.phase <> 'validated')
        AND NOT EXISTS (SELECT FROM commitment_standings s WHERE s.commitment_id = c.id AND s.status IN ('implemented', 'no_longer_applicable')) ORDER BY c.id LIMIT 1`,
    );
    commitmentId = chosen?.id ?? '';
  });
  afterAll(() => portal.close());

  /** A clean inbox, and a commitment of Niger due in so many days, led by the institution of the expert. */
  beforeEach(async () => {
    await portal.sql(`DELETE FROM notifications; DELETE FROM mails; DELETE FROM reminder_settings; UPDATE commitments SET due_on = NULL`);
    await portal.sql(`UPDATE commitments SET lead_institution_id = (SELECT id FROM institutions WHERE code = 'NER-ANLTP') WHERE id = $1`, [commitmentId]);
    await portal.sql(`DELETE FROM commitment_institutions WHERE commitment_id = $1`, [commitmentId]);
  });

  const due = (days: number) => portal.sql(`UPDATE commitments SET due_on = ${TODAY} + $2::integer WHERE id = $1`, [commitmentId, days]);
  const told = async (account: string): Promise<Shown[]> => ((await (clients[account] as Client).get('/notifications?limit=100')).body.items as Shown[]).filter(({ lines, kind, values }) => lines.some(({ link }) => link.includes(commitmentId)) || (kind === 'overdue_of_state' && values['state'] === 'NE'));
  const kinds = async (account: string) => (await told(account)).map(({ kind }) => kind);

  it.each([
    [31, [], []],
    [30, ['commitment_due_30'], ['commitment_due_30']],
    [8, ['commitment_due_30'], ['commitment_due_30']],
    [7, ['commitment_due_7'], ['commitment_due_7']],
    [0, ['commitment_due_7'], ['commitment_due_7']],
    [-1, [], ['commitment_overdue']],
    [-7, [], ['commitment_overdue']],
    [-8, ['commitment_overdue'], ['commitment_overdue']],
  ])('is told when a commitment is due in %i days: to the focal point %j, to the lead institution %j', async (days, focal, expert) => {
    await due(days);
    await reminders.prepare();
    expect([await kinds('focal.ner'), await kinds('expert.ner')]).toEqual([focal, expert]);
    expect([await kinds('focal.mli'), await kinds('donor'), await kinds('admin')]).toEqual([[], [], []]);
  });

  it('is told with the last working day before a deadline on which the State does not work', async () => {
    const [today] = await portal.sql<{ on: string }>(`SELECT (${TODAY})::text AS on`);
    const holiday = addDays(today?.on ?? '', 5);
    await portal.sql(`INSERT INTO public_holidays (state_code, on_date, name) SELECT 'NER', $1::date, name FROM public_holidays LIMIT 1 ON CONFLICT DO NOTHING`, [holiday]);
    const holidays = new Set((await portal.sql<{ on: string }>(`SELECT on_date::text AS on FROM public_holidays WHERE state_code = 'NER'`)).map(({ on }) => on));
    const off = { weekend: weekendOf('NE'), holidays };
    for (const days of [1, 2, 3, 4, 5, 6, 7, 14]) {
      await portal.sql('DELETE FROM notifications');
      await due(days);
      await reminders.prepare(['hour']);
      const dueOn = addDays(today?.on ?? '', days);
      expect({ days, values: (await told('focal.ner')).map(({ values }) => values) }).toEqual({ days, values: [{ dueOn, ...(isDayOff(dueOn, off) && { lastWorkingDay: lastWorkingDay(dueOn, off) }) }] });
    }
  });

  it('asks of a contributor only what she may do: the focal point alone sets a new deadline', async () => {
    await due(-10);
    await reminders.prepare(['hour']);
    for (const [account, reader, asked] of [['focal.ner', undefined, true], ['expert.ner', 'contributor', false]] as const) {
      const [overdue] = await told(account);
      expect(overdue?.values['reader']).toBe(reader);
      const { text } = reminderMail({ told: [overdue as unknown as Told], language: 'fr', portalUrl: 'https://portal.suivi.example' });
      expect({ account, asked: text.includes('fixez une nouvelle échéance') }).toEqual({ account, asked });
    }
  });

  it('is counted in days where the person is', async () => {
    const zones = { east: 'Pacific/Kiritimati', west: 'Pacific/Pago_Pago' };
    await portal.sql(`UPDATE commitments SET due_on = (now() AT TIME ZONE $2)::date + 7 WHERE id = $1`, [commitmentId, zones.east]);
    for (const [account, timeZone] of [['focal.ner', zones.east], ['expert.ner', zones.west]] as const) {
      const saved = await (clients[account] as Client).send('PUT', '/reminder-settings', { timeZone, digestHour: 7, deliveries: {} }, { 'if-match': '"0"' });
      expect(saved.status).toBe(200);
    }
    await reminders.prepare();
    // Where the day has not come yet it is 8 days away.
    expect([await kinds('focal.ner'), await kinds('expert.ner')]).toEqual([['commitment_due_7'], ['commitment_due_30']]);
  });

  it('is told once, however often and by however many it is asked', async () => {
    await due(7);
    await Promise.all([reminders.prepare(), reminders.prepare(), reminders.prepare()]);
    await reminders.prepare();
    expect(await kinds('focal.ner')).toEqual(['commitment_due_7']);
    const mails = await portal.sql(`SELECT m.id FROM mails m JOIN users u ON u.id = m.user_id WHERE u.email = 'focal.ner@suivi.example' AND m.key LIKE 'once:%'`);
    expect(mails).toHaveLength(1);
  });

  it('is told again for another deadline, and the first is settled', async () => {
    await due(7);
    await reminders.prepare();
    await due(5);
    await reminders.prepare();
    expect((await told('focal.ner')).map(({ kind, standing }) => [kind, standing])).toEqual([['commitment_due_7', 'open'], ['commitment_due_7', 'settled']]);
  });

  it('is told to the coordinator by State once it is four weeks late, with the count of that moment', async () => {
    // Counted where she is, which may be a day behind Niger.
    await due(-30);
    await reminders.prepare();
    const [line] = await told('coordinator');
    expect(line).toMatchObject({ kind: 'overdue_of_state', standing: 'open', values: { state: 'NE', count: 1 }, lines: [{ link: '/reporting?state=NER' }] });
    await due(10);
    expect((await told('coordinator')).map(({ standing }) => standing)).toEqual(['settled']);
  });

  it('is no longer open to who has lost access, and says nothing of it', async () => {
    await due(7);
    await reminders.prepare();
    // Her office is taken over first: no State is left without a focal point.
    await portal.sql(`WITH made AS (INSERT INTO users (email, name, password_hash) VALUES ('stand-in@suivi.example', 'Intérim', 'x') RETURNING id)
      INSERT INTO memberships (user_id, programme_id, role, state_code) SELECT made.id, p.id, 'focal_point', 'NER' FROM made, programmes p`);
    await portal.sql(`UPDATE memberships SET state_code = 'MLI', institution_id = NULL WHERE user_id = (SELECT id FROM users WHERE email = 'focal.ner@suivi.example')`);
    const [{ audience } = { audience: '' }] = await portal.sql<{ audience: string }>('SELECT audience FROM commitments WHERE id = $1', [commitmentId]);
    const show = async (to: string) => {
      for (const statement of ['ALTER TABLE commitments DISABLE TRIGGER commitments_guard', `UPDATE commitments SET audience = '${to}' WHERE id = '${commitmentId}'`, 'ALTER TABLE commitments ENABLE TRIGGER commitments_guard']) await portal.sql(statement);
    };
    await show('delegation');
    const { items } = (await (clients['focal.ner'] as Client).get('/notifications')).body;
    expect(items.filter((each: Shown) => each.kind === 'commitment_due_7')).toMatchObject([{ standing: 'closed', lines: [], values: {} }]);
    await show(audience);
    await portal.sql(`UPDATE memberships SET state_code = 'NER', institution_id = (SELECT id FROM institutions WHERE code = 'NER-JUST') WHERE user_id = (SELECT id FROM users WHERE email = 'focal.ner@suivi.example')`);
    await portal.sql(`UPDATE users SET disabled_at = now() WHERE email = 'stand-in@suivi.example'`);
  });

  it('follows the path: handed over, submitted, returned, and settled by the act that was asked for', async () => {
    const [focal, expert, coordinator] = ['focal.ner', 'expert.ner', 'coordinator'].map((account) => clients[account]) as [Client, Client, Client];
    const once = () => ({ 'idempotency-key': crypto.randomUUID() });
    const narrative = { original: 'fr', versions: { fr: { text: 'Le protocole est appliqué.', state: 'verified' } } };
    const draft = await expert.send('POST', `/commitments/${commitmentId}/updates`, { declaredStatus: 'in_progress', narrative, challenges: null, audience: 'delegation' }, once());
    expect(draft.status).toBe(201);
    const of = async (client: Client, link: string) =>
      ((await client.get('/notifications?limit=100')).body.items as Shown[]).filter(({ lines }) => lines.some((line) => line.link === link)).map(({ kind, standing }) => [kind, standing]);
    const update = `/updates/${draft.body.id}`;
    expect((await expert.send('POST', `${update}/hand-over`)).status).toBe(200);
    await reminders.prepare(['minute']);
    expect(await of(focal, update)).toEqual([['update_ready', 'open']]);

    const { rowVersion } = (await focal.get(update)).body;
    const receipt = await focal.send('POST', `${update}/submit`, undefined, { 'if-match': `"${rowVersion}"`, ...once() });
    expect(receipt.status).toBe(200);
    await reminders.prepare(['minute']);
    expect(await of(focal, update)).toEqual([['update_ready', 'settled']]);
    expect(await of(coordinator, `/review/${receipt.body.submissionId}`)).toEqual([['update_submitted', 'open']]);
    // While the coordinator is to answer, the State is not reminded.
    await due(3);
    await reminders.prepare();
    expect(await kinds('focal.ner')).toEqual([]);

    const review = { outcome: 'returned', comment: 'Merci de préciser la date.' };
    expect((await coordinator.send('POST', `/submissions/${receipt.body.submissionId}/reviews`, review, { 'if-match': '"1"', ...once() })).status).toBe(201);
    await reminders.prepare(['minute']);
    for (const client of [focal, expert]) expect(await of(client, update)).toContainEqual(['update_returned', 'open']);
    expect(await of(coordinator, `/review/${receipt.body.submissionId}`)).toEqual([['update_submitted', 'settled']]);

    const version = (await focal.get(update)).body.rowVersion;
    const second = await focal.send('POST', `${update}/submit`, undefined, { 'if-match': `"${version}"`, ...once() });
    const decision = await coordinator.send('POST', `/submissions/${second.body.submissionId}/reviews`, { outcome: 'validated', verifiedStatus: 'in_progress', comment: null }, { 'if-match': '"1"', ...once() });
    expect(decision.status).toBe(201);
    await reminders.prepare(['minute']);
    for (const client of [focal, expert]) expect(await of(client, update)).toContainEqual(['update_returned', 'settled']);
    expect(await kinds('focal.ner')).toContain('update_validated');
  });

  it('is read one by one, or all at once, by whom it is for and nobody else', async () => {
    const focal = clients['focal.ner'] as Client;
    await due(7);
    await reminders.prepare();
    const before = (await focal.get('/notifications')).body;
    expect(before.unread).toBe(before.items.length);
    const [first] = before.items as Shown[];
    expect((await (clients['expert.ner'] as Client).send('POST', '/notifications/read', { ids: [first?.id] })).status).toBe(200);
    expect((await focal.get('/notifications/unread')).body.unread).toBe(before.unread);
    expect((await focal.send('POST', '/notifications/read', { ids: [first?.id] })).body.unread).toBe(before.unread - 1);
    expect((await focal.get('/notifications?unread=true')).body.items).toHaveLength(before.unread - 1);
    expect((await focal.send('POST', '/notifications/read', {})).body.unread).toBe(0);
  });

  it('comes a page at a time', async () => {
    await portal.sql(`UPDATE commitments SET due_on = ${TODAY} + 7 WHERE state_code = 'NER'`);
    await reminders.prepare();
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: Shown[]; nextCursor: string | null } = (await (clients['focal.ner'] as Client).get(`/notifications?limit=3${cursor && `&cursor=${cursor}`}`)).body;
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await (clients['focal.ner'] as Client).get('/notifications/unread')).body.unread);
  });

  describe('behind the second wall', () => {
    let api: pg.Client;
    beforeAll(async () => {
      api = new pg.Client({ connectionString: portal.apiUrl });
      await api.connect();
    });
    afterAll(() => api.end());

    const as = async (role: string, user: string, statement: string, values: unknown[] = []) => {
      await api.query(`BEGIN; SET LOCAL ROLE suivi_${role}`);
      try {
        await api.query(
          `SELECT set_config('suivi.user', $1, true), set_config('suivi.programme', $2, true), set_config('suivi.role', $3, true), set_config('suivi.state', 'NER', true), set_config('suivi.institution', '', true)`,
          [user, programme, role],
        );
        return await api.query(statement, values);
      } finally {
        await api.query('ROLLBACK');
      }
    };
    let programme: string;
    const idOf = async (account: string) => (await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = $1`, [`${account}@suivi.example`]))[0]?.id ?? '';
    beforeEach(async () => {
      programme = (await portal.sql<{ id: string }>('SELECT id FROM programmes'))[0]?.id ?? '';
      await due(7);
      await reminders.prepare();
    });

    it('everybody reads and marks her own and nobody else’s', async () => {
      for (const role of ['focal_point', 'contributor', 'coordinator', 'donor', 'observer', 'admin']) {
        const me = await idOf('expert.ner');
        const { rows } = await as(role, me, 'SELECT DISTINCT user_id FROM notifications');
        expect({ role, rows }).toEqual({ role, rows: [{ user_id: me }] });
        const marked = await as(role, me, 'UPDATE notifications SET read_at = now() RETURNING user_id');
        expect(new Set(marked.rows.map(({ user_id }: { user_id: string }) => user_id))).toEqual(new Set([me]));
        await expect(as(role, me, `UPDATE notifications SET kind = 'other'`)).rejects.toMatchObject({ code: '42501' });
      }
    });

    it('nobody invents a notification, and the coordinator only what she asks of a delegation', async () => {
      const [focal, coordinator, donor] = await Promise.all(['focal.ner', 'coordinator', 'donor'].map(idOf));
      const insert = `INSERT INTO notifications (programme_id, user_id, kind, cause, subject_id, request_id) VALUES ($1, $2, $3, 'x', $1, $4)`;
      const [request] = await portal.sql<{ id: string }>(`INSERT INTO report_requests (programme_id, created_by, since) VALUES ($1, $2, '2026-01-01') RETURNING id`, [programme, coordinator]);
      await expect(as('focal_point', focal ?? '', insert, [programme, focal, 'update_ready', null])).rejects.toMatchObject({ code: '42501' });
      await expect(as('coordinator', coordinator ?? '', insert, [programme, focal, 'update_ready', null])).rejects.toMatchObject({ code: '42501' });
      await expect(as('coordinator', coordinator ?? '', insert, [programme, donor, 'report_invited', request?.id])).rejects.toMatchObject({ code: '42501' });
      await expect(as('coordinator', coordinator ?? '', insert, [programme, focal, 'report_invited', request?.id])).resolves.toMatchObject({ rowCount: 1 });
    });

    it('background work reads nothing that people wrote, and becomes nobody whose mail it does not hold', async () => {
      await api.query('SET ROLE suivi_worker');
      try {
        for (const statement of ['SELECT narrative FROM updates', 'SELECT title FROM evidence', 'SELECT content FROM submissions', 'SELECT comment FROM reviews', 'SELECT name FROM users', 'SELECT title FROM recommendation_versions', 'SELECT url FROM evidence', 'SELECT 1 FROM journal', 'SELECT 1 FROM sessions'])
          await expect(api.query(statement)).rejects.toMatchObject({ code: '42501' });
        const { rows } = await api.query(`SELECT enter_as_recipient(m.id, 'me') AS actor FROM (SELECT id FROM mails LIMIT 1) m`);
        expect(rows).toEqual([{ actor: null }]);
        await expect(api.query(`INSERT INTO notifications (programme_id, user_id, kind, cause, subject_id) SELECT programme_id, user_id, 'report_invited', 'x', programme_id FROM memberships LIMIT 1`)).rejects.toThrow();
      } finally {
        await api.query('RESET ROLE');
      }
    });
  });
});
