import { Reminders } from '@suivi/notifications/api';
import { startMailServer, type MailServer } from './testing/mail-server.ts';
import { QUIET } from './testing/quiet.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

/** What was made to happen over HTTP and in the database, as a real mail server and the inbox saw it. */
describe('reminders by mail', () => {
  let portal: Portal;
  let server: MailServer;
  let reminders: Reminders;
  let commitmentId: string;
  const TODAY = `(now() AT TIME ZONE 'Africa/Niamey')::date`;
  const FOCAL = 'focal.ner@suivi.example';
  const EXPERT = 'expert.ner@suivi.example';

  beforeAll(async () => {
    server = await startMailServer();
    portal = await startPortal({ smtpUrl: server.url, publicUrl: 'https://portal.suivi.example/' });
    reminders = portal.app.get(Reminders);
    const [chosen] = await portal.sql<{ id: string }>(
      `SELECT c.id FROM commitments c WHERE c.state_code = 'NER' AND c.acceptance <> 'noted' AND NOT EXISTS (SELECT FROM updates u WHERE u.commitment_id = c.id AND u.phase <> 'validated')
        AND NOT EXISTS (SELECT FROM commitment_standings s WHERE s.commitment_id = c.id AND s.status IN ('implemented', 'no_longer_applicable')) ORDER BY c.id LIMIT 1`,
    );
    commitmentId = chosen?.id ?? '';
    for (const statement of QUIET) await portal.sql(statement);
  });
  afterAll(async () => {
    await portal.close();
    await server.close();
  });
  beforeEach(async () => {
    await portal.sql(`DELETE FROM notifications; DELETE FROM mails; DELETE FROM reminder_settings; UPDATE commitments SET due_on = NULL; UPDATE users SET language = 'fr', disabled_at = NULL`);
    await portal.sql(`UPDATE commitments SET lead_institution_id = (SELECT id FROM institutions WHERE code = 'NER-ANLTP') WHERE id = $1`, [commitmentId]);
    await portal.sql(`DELETE FROM commitment_institutions WHERE commitment_id = $1`, [commitmentId]);
    await portal.sql(`INSERT INTO reminder_settings (user_id, deliveries) SELECT id, '{"update_submitted": "inbox", "overdue_of_state": "inbox"}' FROM users WHERE email = 'coordinator@suivi.example'`);
    server.received.length = 0;
    server.answers.clear();
  });

  const due = (days: number) => portal.sql(`UPDATE commitments SET due_on = ${TODAY} + $2::integer WHERE id = $1`, [commitmentId, days]);
  const states = async () => (await portal.sql<{ email: string; state: string; failure: string | null }>(`SELECT u.email, m.state, m.failure FROM mails m JOIN users u ON u.id = m.user_id WHERE u.email LIKE '%.ner@%' ORDER BY 1`)).map(({ email, state, failure }) => [email, state, failure]);
  const receivedBy = (email: string) => server.received.filter(({ to }) => to?.some(({ address }) => address === email));
  /** Chooses a delivery for everything, at an hour that has come, or not yet. */
  const choose = async (account: string, delivery: string, digestHour = 0) => {
    const client: Client = await portal.as(account);
    const { kinds, rowVersion } = (await client.get('/reminder-settings')).body as { kinds: { kind: string }[]; rowVersion: number };
    const change = { timeZone: 'Africa/Niamey', digestHour, deliveries: Object.fromEntries(kinds.map(({ kind }) => [kind, delivery])) };
    return client.send('PUT', '/reminder-settings', change, { 'if-match': `"${rowVersion}"` });
  };
  const round = async () => {
    await reminders.prepare();
    return reminders.send();
  };

  it('go out at once for what asks for an act, in the reader’s language, with a way to choose', async () => {
    await due(7);
    await portal.sql(`UPDATE users SET language = 'ar' WHERE email = $1`, [EXPERT]);
    await round();
    const [mail] = receivedBy(FOCAL);
    expect(receivedBy(FOCAL)).toHaveLength(1);
    expect(mail?.subject).toMatch(/^Échéance dans les 7 jours : /);
    expect(mail?.text).toContain(`https://portal.suivi.example/commitments/${commitmentId}`);
    expect(mail?.headers.find(({ key }) => key === 'list-unsubscribe')?.value).toBe('<https://portal.suivi.example/inbox/settings>');
    const [arabic] = receivedBy(EXPERT);
    expect(arabic?.html).toContain('<html lang="ar" dir="rtl">');
    expect(arabic?.text).toContain('يحل أجل هذا الالتزام');
    expect(arabic?.messageId).toMatch(/^<[0-9a-f]{40}@portal\.suivi\.example>$/);
    expect(arabic?.messageId).not.toBe(mail?.messageId);
    await round();
    expect(server.received).toHaveLength(2);
    expect(await states()).toEqual([[EXPERT, 'sent', null], [FOCAL, 'sent', null]]);
  });

  it('say of a deadline on a day off which is the last working day before it', async () => {
    await due(7);
    await portal.sql(`INSERT INTO public_holidays (state_code, on_date, name) SELECT 'NER', ${TODAY} + 7, name FROM public_holidays LIMIT 1 ON CONFLICT DO NOTHING`);
    await portal.sql(`UPDATE users SET language = 'ar' WHERE email = $1`, [EXPERT]);
    await round();
    expect(receivedBy(FOCAL)[0]?.text).toMatch(/soumettez un point d’avancement avec ses preuves\. L’échéance tombe un jour non ouvré dans votre État : le dernier jour ouvré avant elle est le \d+(?:er)? \p{L}+ \d{4}\./u);
    expect(receivedBy(EXPERT)[0]?.html).toContain('يقع الأجل في يوم عطلة في دولتكم');
  });

  it('gather the rest in one mail a day, at the hour she chose where she is, and not before', async () => {
    await portal.sql(`UPDATE commitments SET due_on = ${TODAY} + 20 WHERE state_code = 'NER'`);
    const [{ hour } = { hour: 0 }] = await portal.sql<{ hour: number }>(`SELECT extract(hour FROM now() AT TIME ZONE 'Africa/Niamey')::integer AS hour`);
    expect((await choose('focal.ner', 'daily', 0)).status).toBe(200);
    if (hour < 23) await choose('expert.ner', 'daily', 23);
    await round();
    const [mail] = receivedBy(FOCAL);
    expect(receivedBy(FOCAL)).toHaveLength(1);
    expect(mail?.subject).toMatch(/points à suivre/);
    const [{ told } = { told: 0 }] = await portal.sql<{ told: number }>(`SELECT count(*)::integer AS told FROM notifications n JOIN users u ON u.id = n.user_id WHERE u.email = $1`, [FOCAL]);
    expect(mail?.text?.match(/commitments\/[0-9a-f-]{36}/g)).toHaveLength(told);
    if (hour < 23) expect(receivedBy(EXPERT)).toHaveLength(0);
    await portal.sql(`UPDATE commitments SET due_on = due_on + 1 WHERE state_code = 'NER'`);
    await round();
    expect(receivedBy(FOCAL)).toHaveLength(1);
  });

  it('wait for Monday, or never come, where she wants that; the inbox has it all the same', async () => {
    await due(7);
    await choose('focal.ner', 'weekly');
    await choose('expert.ner', 'inbox');
    await round();
    const [{ monday } = { monday: false }] = await portal.sql<{ monday: boolean }>(`SELECT extract(isodow FROM now() AT TIME ZONE 'Africa/Niamey') = 1 AS monday`);
    expect(receivedBy(FOCAL)).toHaveLength(monday ? 1 : 0);
    expect(receivedBy(EXPERT)).toHaveLength(0);
    for (const account of ['focal.ner', 'expert.ner']) expect((await (await portal.as(account)).get('/notifications/unread')).body.unread).toBe(1);
  });

  it.each([
    ['is settled', `INSERT INTO commitment_standings SELECT c.id, 'delegation', c.programme_id, c.state_code, (SELECT id FROM submissions LIMIT 1), 'implemented', 'implemented', now(), now(), 1 FROM commitments c WHERE c.id = $1 ON CONFLICT (commitment_id, level) DO UPDATE SET status = 'implemented'`],
    ['got another deadline', `UPDATE commitments SET due_on = due_on + 90 WHERE id = $1`],
    ['went to another institution', `UPDATE commitments SET lead_institution_id = (SELECT id FROM institutions WHERE code = 'NER-JUST') WHERE id = $1`],
  ])('are not sent any more when the commitment %s between planning and sending', async (_what, change) => {
    const before = await portal.sql('SELECT * FROM commitment_standings WHERE commitment_id = $1', [commitmentId]);
    await due(7);
    await reminders.prepare();
    await portal.sql(change, [commitmentId]);
    await reminders.send();
    expect(receivedBy(EXPERT)).toHaveLength(0);
    expect(await states()).toContainEqual([EXPERT, 'dropped', null]);
    await portal.sql('DELETE FROM commitment_standings WHERE commitment_id = $1', [commitmentId]);
    for (const row of before) await portal.sql('INSERT INTO commitment_standings SELECT * FROM jsonb_populate_record(NULL::commitment_standings, $1)', [row]);
  });

  it('are not sent to who has read it in the portal, nor to an account that was closed', async () => {
    await due(7);
    await reminders.prepare();
    await (await portal.as('focal.ner')).send('POST', '/notifications/read', {});
    await portal.sql(`UPDATE users SET disabled_at = now() WHERE email = $1`, [EXPERT]);
    await reminders.send();
    expect(server.received).toHaveLength(0);
    expect(await states()).toEqual([[EXPERT, 'dropped', null], [FOCAL, 'dropped', null]]);
  });

  it('say what the mail server refused for good, and try again what it could not take now', async () => {
    await due(7);
    server.answers.set(FOCAL, 550).set(EXPERT, 451);
    await round();
    expect(await states()).toEqual([[EXPERT, 'waiting', 'EENVELOPE 451'], [FOCAL, 'refused', 'EENVELOPE 550']]);
    server.answers.clear();
    expect(await reminders.send()).toBe(0);
    await portal.sql('UPDATE mails SET not_before = now()');
    await reminders.send();
    expect(receivedBy(EXPERT)).toHaveLength(1);
    expect(receivedBy(FOCAL)).toHaveLength(0);
    await portal.sql('UPDATE mails SET not_before = now()');
    await round();
    expect(server.received).toHaveLength(1);
  });

  it('are never sent a second time when nobody can say whether the first arrived', async () => {
    await due(7);
    server.answers.set(FOCAL, 'hang up');
    await round();
    server.answers.clear();
    expect(receivedBy(FOCAL)).toHaveLength(1);
    expect(await states()).toContainEqual([FOCAL, 'uncertain', expect.any(String)]);
    await portal.sql('UPDATE mails SET not_before = now()');
    await round();
    expect(receivedBy(FOCAL)).toHaveLength(1);
  });

  it('of a server that ended: what it surely had not handed over is sent by another, what it may have handed over is not', async () => {
    await due(7);
    await reminders.prepare();
    await portal.sql(`UPDATE mails m SET state = CASE WHEN u.email = $1 THEN 'claimed' ELSE 'handing' END, claimed_by = 'a server that ended', claimed_at = now() - interval '30 seconds' FROM users u WHERE u.id = m.user_id`, [FOCAL]);
    await round();
    expect(server.received).toHaveLength(0);
    await portal.sql(`UPDATE mails SET claimed_at = now() - interval '2 minutes'`);
    await round();
    expect(receivedBy(FOCAL)).toHaveLength(1);
    expect(receivedBy(EXPERT)).toHaveLength(0);
    expect(await states()).toEqual([[EXPERT, 'uncertain', 'server_ended'], [FOCAL, 'sent', null]]);
  });

  it('are shared among servers, none sent twice', async () => {
    await portal.sql(`UPDATE commitments SET due_on = ${TODAY} + 3`);
    await reminders.prepare();
    const [{ waiting } = { waiting: 0 }] = await portal.sql<{ waiting: number }>(`SELECT count(*)::integer AS waiting FROM mails`);
    await Promise.all([reminders.send(), reminders.send(), reminders.send()]);
    expect(server.received).toHaveLength(waiting);
    expect(new Set(server.received.map(({ messageId }) => messageId)).size).toBe(waiting);
  });

  it('are counted for the administrator, in numbers', async () => {
    await due(7);
    await round();
    expect((await (await portal.as('admin')).get('/mail-health')).body).toEqual({ mailServer: true, states: [{ state: 'sent', mails: 2 }] });
  });
});

describe('without a mail server', () => {
  it('the inbox works, and mails are kept as not sent', async () => {
    const portal = await startPortal();
    try {
      const reminders = portal.app.get(Reminders);
      await portal.sql(`UPDATE commitments SET due_on = (now() AT TIME ZONE 'Africa/Niamey')::date + 7 WHERE state_code = 'NER'`);
      await reminders.prepare();
      await reminders.send();
      expect((await (await portal.as('focal.ner')).get('/notifications/unread')).body.unread).toBeGreaterThan(0);
      const health = (await (await portal.as('admin')).get('/mail-health')).body;
      expect(health.mailServer).toBe(false);
      expect(health.states.map(({ state }: { state: string }) => state)).toEqual(['unsent']);
    } finally {
      await portal.close();
    }
  });
});
