import { Reminders } from '@suivi/notifications/api';
import { startMailServer, type MailServer } from './testing/mail-server.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

describe('who has not reported', () => {
  let portal: Portal;
  let server: MailServer;
  let coordinator: Client;
  const FOCAL = 'focal.ner@suivi.example';

  beforeAll(async () => {
    server = await startMailServer();
    portal = await startPortal({ smtpUrl: server.url, publicUrl: 'https://portal.suivi.example' });
    coordinator = await portal.as('coordinator');
    await portal.sql(`UPDATE users SET language = 'en' WHERE email = $1`, [FOCAL]);
  });
  afterAll(async () => {
    await portal.close();
    await server.close();
  });
  /** Makes the State's part of an action of the demonstration late, of which nothing is under way. */
  async function late(state: string): Promise<string> {
    const [found] = await portal.sql<{ id: string }>(
      `SELECT p.action_id AS id FROM action_parts p WHERE p.state_code = $1 AND p.phase = 'active' AND p.response = 'accepted' AND NOT EXISTS (SELECT FROM updates u WHERE u.action_id = p.action_id AND u.state_code = $1 AND u.phase <> 'validated')
        AND NOT EXISTS (SELECT FROM action_standings s WHERE s.action_id = p.action_id AND s.state_code = $1 AND s.status IN ('implemented', 'no_longer_applicable')) ORDER BY p.due_on LIMIT 1`,
      [state],
    );
    if (!found) throw new Error(`no action of ${state} to be late`);
    await portal.sql(`ALTER TABLE action_parts DISABLE TRIGGER USER`);
    await portal.sql(`UPDATE action_parts SET due_on = current_date - 40 WHERE action_id = $1`, [found.id]);
    await portal.sql(`ALTER TABLE action_parts ENABLE TRIGGER USER`);
    return found.id;
  }
  const gaps = async (query = '') => (await coordinator.get(`/reporting-gaps${query}`)).body;

  it('is counted by meeting, State and institution, as the records say', async () => {
    const since = '2026-03-01';
    const all = await gaps(`?since=${since}`);
    const [{ expected } = { expected: 0 }] = await portal.sql<{ expected: number }>(
      `SELECT (count(*) + (SELECT count(*) FROM action_parts p LEFT JOIN action_standings s ON s.action_id = p.action_id AND s.state_code = p.state_code AND s.level = 'delegation' JOIN actions a ON a.id = p.action_id
          WHERE p.phase = 'active' AND p.response = 'accepted' AND coalesce(s.status, '') NOT IN ('implemented', 'no_longer_applicable')
            AND NOT EXISTS (SELECT FROM submissions w WHERE w.action_id = p.action_id AND w.state_code = p.state_code AND w.phase = 'submitted')
            AND (p.due_on < current_date OR coalesce((SELECT max(b.submitted_at)::date FROM submissions b WHERE b.action_id = p.action_id AND b.state_code = p.state_code AND b.phase <> 'withdrawn'), greatest(p.responded_at::date, a.starts_on)) < $1::date)))::integer AS expected
      FROM commitments c LEFT JOIN commitment_standings s ON s.commitment_id = c.id AND s.level = 'delegation'
      WHERE c.acceptance <> 'noted' AND coalesce(s.status, '') NOT IN ('implemented', 'no_longer_applicable') AND NOT EXISTS (SELECT FROM submissions w WHERE w.commitment_id = c.id AND w.phase = 'submitted')
        AND (c.due_on < current_date OR coalesce((SELECT max(b.submitted_at)::date FROM submissions b WHERE b.commitment_id = c.id AND b.phase <> 'withdrawn'), greatest(c.adopted_on, c.followed_from)) < $1::date)`,
      [since],
    );
    expect(expected).toBeGreaterThan(0);
    const [{ parts } = { parts: 0 }] = await portal.sql<{ parts: number }>(`SELECT count(*)::integer AS parts FROM action_parts WHERE phase = 'active' AND response = 'accepted'`);
    expect(parts).toBeGreaterThan(0);
    expect(all).toMatchObject({ total: expected, outOf: 47 + parts, since });
    for (const part of ['byState', 'byInstitution']) expect(all[part].reduce((sum: number, { gaps: some }: { gaps: number }) => sum + some, 0)).toBe(expected);
    expect(all.items).toHaveLength(expected);
    // An action may follow from several meetings, and then counts for each.
    expect(all.byMeeting.reduce((sum: number, { gaps: some }: { gaps: number }) => sum + some, 0)).toBeGreaterThanOrEqual(expected);
    const [meeting] = all.byMeeting;
    const narrow = await gaps(`?since=${since}&state=NER&meeting=${meeting.meetingId}`);
    expect(narrow.items.length).toBe(narrow.total);
    expect(narrow.items.every(({ stateCode }: { stateCode: string }) => stateCode === 'NER')).toBe(true);
    expect((await gaps(`?institution=${crypto.randomUUID()}`)).total).toBe(0);
  });

  it('is for the coordinator alone', async () => {
    for (const account of ['focal.ner', 'expert.ner', 'donor', 'observer', 'admin']) {
      const client = await portal.as(account);
      for (const answer of [client.get('/reporting-gaps'), client.get('/report-requests'), client.send('POST', '/report-requests/preview', {}), client.get('/undelivered-mails')]) expect((await answer).status).toBe(403);
    }
  });

  it('is reminded with one button: what was previewed arrives word for word, and what became of it is told', async () => {
    await late('NER');
    const preview = (await coordinator.send('POST', '/report-requests/preview', { state: 'NER' })).body;
    expect(preview.recipients.map(({ role, stateCode }: { role: string; stateCode: string }) => [role, stateCode])).toEqual([['focal_point', 'NER'], ['contributor', 'NER']]);
    const [focal, expert] = preview.recipients;
    expect(focal).toMatchObject({ language: 'en', commitments: preview.commitments, actions: preview.actions, subject: 'Invitation to report' });
    expect(preview.actions).toBeGreaterThan(0);
    expect(focal.text).toContain(`The coordinator invites you to report on ${focal.commitments + focal.actions} commitments or follow-up actions`);
    for (const link of ['/commitments/', '/actions/']) expect(focal.text).toContain(`https://portal.suivi.example${link}`);
    expect(expert.commitments).toBeLessThan(focal.commitments);
    expect(expert.text).toContain('La coordination vous invite à rendre compte');

    const once = { 'idempotency-key': crypto.randomUUID() };
    const wanted = { state: 'NER', since: preview.since, seal: preview.seal };
    const sent = await coordinator.send('POST', '/report-requests', wanted, once);
    expect(sent.status).toBe(201);
    expect((await coordinator.send('POST', '/report-requests', wanted, once)).body.id).toBe(sent.body.id);
    const reminders = portal.app.get(Reminders);
    await portal.sql(`UPDATE updates SET ready_for_clearance = false; UPDATE reviews SET reviewed_at = reviewed_at - interval '90 days'`);
    server.answers.set('expert.ner@suivi.example', 550);
    await reminders.prepare(['minute']);
    await reminders.send();
    // In a mail of its own, whatever else she is told at the same time.
    const mail = server.received.find(({ to, subject }) => to?.[0]?.address === FOCAL && subject === focal.subject);
    expect(mail?.text?.replaceAll('\r\n', '\n').trim()).toBe(focal.text.trim());

    const client = await portal.as('focal.ner');
    const told = (await client.get('/notifications')).body.items.find(({ kind }: { kind: string }) => kind === 'report_invited');
    expect(told).toMatchObject({ kind: 'report_invited', standing: 'open', values: { count: focal.commitments + focal.actions } });
    await client.send('POST', '/notifications/read', {});
    const idsOf = (kind: string) => told.lines.filter(({ link }: { link: string }) => link.startsWith(kind)).map(({ link }: { link: string }) => link.split('/').at(-1));
    const target = idsOf('/commitments/');
    expect(idsOf('/actions/')).toHaveLength(focal.actions);
    const [free] = await portal.sql<{ id: string }>(`SELECT c.id FROM commitments c WHERE c.id = ANY($1) AND NOT EXISTS (SELECT FROM updates u WHERE u.commitment_id = c.id AND u.phase <> 'validated') LIMIT 1`, [target]);
    const narrative = { original: 'fr', versions: { fr: { text: 'Le comité s’est réuni.', state: 'verified' } } };
    const update = await client.send('POST', `/commitments/${free?.id}/updates`, { declaredStatus: 'in_progress', narrative, challenges: null, audience: 'delegation' }, { 'idempotency-key': crypto.randomUUID() });
    expect((await client.send('POST', `/updates/${update.body.id}/submit`, undefined, { 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() })).status).toBe(200);
    const onAction = await client.send('POST', `/actions/${idsOf('/actions/')[0]}/updates`, { declaredStatus: 'in_progress', narrative, challenges: null, audience: 'delegation', milestones: [] }, { 'idempotency-key': crypto.randomUUID() });
    expect(onAction.status).toBe(201);
    expect((await client.send('POST', `/updates/${onAction.body.id}/submit`, undefined, { 'if-match': '"1"', 'idempotency-key': crypto.randomUUID() })).status).toBe(200);

    const after = (await coordinator.get(`/report-requests/${sent.body.id}`)).body;
    expect(after.outcome).toMatchObject([
      { userId: focal.userId, mail: { state: 'sent' }, readAt: expect.any(String), reported: 2, commitments: focal.commitments, actions: focal.actions },
      { userId: expert.userId, mail: { state: 'refused', failure: 'EENVELOPE 550' }, readAt: null },
    ]);
    expect((await client.get('/notifications')).body.items.find(({ kind }: { kind: string }) => kind === 'report_invited').values.count).toBe(focal.commitments + focal.actions - 2);
    expect((await coordinator.get('/report-requests')).body.items).toMatchObject([{ id: sent.body.id, stateCode: 'NER', recipients: 2 }]);
    expect((await coordinator.get('/undelivered-mails')).body.items).toMatchObject([{ stateCode: 'NER', state: 'refused' }]);
  });

  it('is not sent when it would say something else than what was previewed, or to nobody', async () => {
    const preview = (await coordinator.send('POST', '/report-requests/preview', { state: 'MLI' })).body;
    await portal.sql(`UPDATE commitments SET due_on = current_date - 1 WHERE id = (SELECT c.id FROM commitments c JOIN commitment_standings s ON s.commitment_id = c.id AND s.level = 'delegation' AND s.status = 'in_progress'
      WHERE c.state_code = 'MLI' AND (c.due_on IS NULL OR c.due_on >= current_date) AND EXISTS (SELECT FROM submissions b WHERE b.commitment_id = c.id AND b.submitted_at > now() - interval '180 days' AND b.phase = 'validated')
        AND NOT EXISTS (SELECT FROM submissions w WHERE w.commitment_id = c.id AND w.phase = 'submitted') LIMIT 1)`);
    const refused = await coordinator.send('POST', '/report-requests', { state: 'MLI', since: preview.since, seal: preview.seal });
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict' } });
    const nobody = (await coordinator.send('POST', '/report-requests/preview', { institution: crypto.randomUUID() })).body;
    expect(nobody).toMatchObject({ commitments: 0, recipients: [] });
    expect((await coordinator.send('POST', '/report-requests', { institution: crypto.randomUUID(), since: nobody.since, seal: nobody.seal })).status).toBe(400);
    expect(await portal.sql(`SELECT 1 FROM report_requests WHERE state_code = 'MLI' OR state_code IS NULL`)).toEqual([]);
  });

  it('names late actions beside commitments, and tells the coordinator of both by State', async () => {
    const id = await late('MAR');
    const found = (await gaps('?state=MAR')).items;
    expect(found.find((item: { kind: string; id: string }) => item.kind === 'action' && item.id === id)).toMatchObject({ stateCode: 'MAR', overdue: true, reference: expect.stringMatching(/^A-/) });
    await portal.sql(`UPDATE commitments SET due_on = current_date + 100 WHERE state_code = 'MAR' AND due_on < current_date`);
    await portal.app.get(Reminders).prepare(['hour']);
    const told = (await coordinator.get('/notifications?limit=100')).body.items.filter(({ kind, values }: { kind: string; values: { state: string } }) => kind === 'overdue_of_state' && values.state === 'MA');
    expect(told).toMatchObject([{ standing: 'open', values: { count: expect.any(Number) }, lines: [{ link: '/reporting?state=MAR' }] }]);
    expect(told[0].values.count).toBe((await portal.sql(`SELECT 1 FROM action_parts p WHERE p.state_code = 'MAR' AND p.phase = 'active' AND p.response = 'accepted' AND p.due_on < current_date - 28
      AND NOT EXISTS (SELECT FROM action_standings s WHERE s.action_id = p.action_id AND s.state_code = 'MAR' AND s.level = 'delegation' AND s.status IN ('implemented', 'no_longer_applicable'))
      AND NOT EXISTS (SELECT FROM submissions w WHERE w.action_id = p.action_id AND w.state_code = 'MAR' AND w.phase = 'submitted')`)).length);
  });

  it('is reminded once a day with the same words: of two who send at once, one does', async () => {
    const preview = (await coordinator.send('POST', '/report-requests/preview', { state: 'MAR' })).body;
    expect(preview.recipients.length).toBeGreaterThan(0);
    const wanted = { state: 'MAR', since: preview.since, seal: preview.seal };
    const send = () => coordinator.send('POST', '/report-requests', wanted, { 'idempotency-key': crypto.randomUUID() });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'conflict', issues: [{ path: 'seal', code: 'reporting.sent_already' }] });
    expect((await send()).status).toBe(409);
    expect(await portal.sql(`SELECT 1 FROM report_requests WHERE state_code = 'MAR'`)).toHaveLength(1);
    await portal.sql(`UPDATE report_requests SET created_at = created_at - interval '1 day' WHERE state_code = 'MAR'`);
    expect((await send()).status).toBe(201);
  });

  it('names the States for which nobody can be reminded', async () => {
    // No act leaves a State without a focal point; a database from before that rule may have one.
    for (const statement of ['ALTER TABLE users DISABLE TRIGGER users_keep_focal_point', `UPDATE users SET disabled_at = now() WHERE email LIKE '%.mli@suivi.example'`, 'ALTER TABLE users ENABLE TRIGGER users_keep_focal_point']) await portal.sql(statement);
    const preview = (await coordinator.send('POST', '/report-requests/preview', { state: 'MLI' })).body;
    expect(preview.recipients).toEqual([]);
    expect(preview.unanswered).toEqual([{ stateCode: 'MLI', commitments: preview.commitments, actions: preview.actions }]);
  });
});
