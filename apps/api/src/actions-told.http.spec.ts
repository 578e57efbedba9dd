import { reminderMail, Reminders } from '@suivi/notifications/api';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

describe('what people are told of actions', () => {
  let portal: Portal;
  let reminders: Reminders;
  const clients: Record<string, Client> = {};
  const as = (account: string) => clients[account] as Client;
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

  beforeAll(async () => {
    portal = await startPortal();
    reminders = portal.app.get(Reminders);
    for (const account of ['focal.ner', 'focal.mli', 'focal.mar', 'expert.ner', 'coordinator']) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());

  async function activated(account: string, stateCodes: string[], dueOn: string): Promise<{ id: string; version: number }> {
    const plan = { title: text('Patrouilles mixtes'), text: text('Organiser des patrouilles.'), startsOn: null, dueOn, completionRule: 'all_parts', leadState: null, audience: 'participants', illustrative: true };
    const draft = await as(account).send('POST', '/actions', { plan, stateCodes, commitmentIds: [] }, key());
    expect(draft).toMatchObject({ status: 201 });
    const active = await as(account).send('POST', `/actions/${draft.body.id}/activate`, undefined, { 'if-match': `"${draft.body.rowVersion}"`, ...key() });
    expect(active).toMatchObject({ status: 200 });
    return active.body;
  }
  const respond = (account: string, action: { id: string; version: number }, response: string, reason: string | null = null) =>
    as(account).send('POST', `/actions/${action.id}/responses`, { response, reason, version: action.version }, key());
  const told = async (account: string, action: { id: string }) =>
    ((await as(account).get('/notifications?limit=100')).body.items as { kind: string; standing: string; lines: { link: string }[] }[])
      .filter(({ lines }) => lines.some(({ link }) => link === `/actions/${action.id}`))
      .map(({ kind, standing }) => `${kind} ${standing}`)
      .sort();

  it('a joint proposal asks those who were invited, and their answers reach who proposed', async () => {
    const action = await activated('focal.ner', ['NER', 'MLI', 'MAR'], inDays(90));
    await reminders.prepare(['minute']);
    await reminders.prepare(['minute']);
    expect(await told('focal.mli', action)).toEqual(['action_invited open']);
    expect(await told('focal.ner', action)).toEqual([]);
    expect((await respond('focal.mli', action, 'accepted')).status).toBe(200);
    expect((await respond('focal.mar', action, 'declined', 'Hors de notre compétence.')).status).toBe(200);
    await reminders.prepare(['minute']);
    expect(await told('focal.mli', action)).toEqual(['action_invited settled']);
    expect(await told('focal.ner', action)).toEqual(['action_accepted open', 'action_declined open']);
    expect(await told('coordinator', action)).toEqual([]);
  });

  it('an answer is told by its name, in the inbox and in the mail, and a change that is asked for asks for an act', async () => {
    const action = await activated('focal.ner', ['NER', 'MLI'], inDays(80));
    expect((await respond('focal.mli', action, 'change_proposed', 'Une date plus tardive.')).status).toBe(200);
    await reminders.prepare(['minute']);
    expect(await told('focal.ner', action)).toEqual(['action_change_proposed open']);
    const { items } = (await as('focal.ner').get('/notifications?limit=100')).body;
    expect(items.find(({ kind }: { kind: string }) => kind === 'action_change_proposed')).toMatchObject({ asksForAct: true, values: { state: 'ML' } });
    for (const language of ['fr', 'en', 'ar'] as const) {
      const mails = ['action_accepted', 'action_declined', 'action_change_proposed'].map((kind) => reminderMail({ told: [{ id: action.id, kind, values: { state: 'ML' }, lines: [] }], language, portalUrl: 'https://portal.suivi.example' }));
      expect(new Set(mails.map(({ subject }) => subject)).size).toBe(3);
      for (const { text: sentence } of mails) expect(sentence).toContain(new Intl.DisplayNames(language, { type: 'region' }).of('ML'));
    }
    expect((await as('focal.ner').get('/reminder-settings')).body.kinds).toEqual(expect.arrayContaining([expect.objectContaining({ kind: 'action_change_proposed', usual: 'at_once' }), expect.objectContaining({ kind: 'action_declined', usual: 'daily' })]));
  });

  it('those who are bound are reminded of the due date, and those who are not are left in peace', async () => {
    const action = await activated('focal.ner', ['NER', 'MLI'], inDays(5));
    await reminders.prepare();
    expect(await told('focal.ner', action)).toEqual(['action_due_7 open']);
    expect(await told('focal.mli', action)).toEqual(['action_invited open']);
    expect(await told('expert.ner', action)).toEqual([]);
    await portal.sql(`UPDATE action_parts SET responsible_institution_id = (SELECT id FROM institutions WHERE code = 'NER-ANLTP') WHERE action_id = $1 AND state_code = 'NER'`, [action.id]);
    await reminders.prepare();
    expect(await told('expert.ner', action)).toEqual(['action_due_7 open']);
    const { body: now } = await as('focal.ner').get(`/actions/${action.id}`);
    expect((await as('focal.ner').send('POST', `/actions/${action.id}/cancellation`, { reason: 'Sans objet.' }, { 'if-match': `"${now.rowVersion}"`, ...key() })).status).toBe(200);
    expect(await told('focal.ner', action)).toEqual(['action_due_7 settled']);
    expect(await told('focal.mli', action)).toEqual(['action_invited settled']);
  });

  it('a due date on a day on which the State does not work is told with the last working day before it', async () => {
    const action = await activated('focal.ner', ['NER'], inDays(6));
    await portal.sql(`INSERT INTO public_holidays (state_code, on_date, name) SELECT 'NER', $1::date, name FROM public_holidays LIMIT 1 ON CONFLICT DO NOTHING`, [inDays(6)]);
    const { body } = await as('focal.ner').get<{ parts: { lastWorkingDay: string | null }[] }>(`/actions/${action.id}`);
    await reminders.prepare(['hour']);
    const { items } = (await as('focal.ner').get<{ items: { values: Record<string, string>; lines: { link: string }[] }[] }>('/notifications?limit=100')).body;
    const values = items.find(({ lines }) => lines.some(({ link }) => link === `/actions/${action.id}`))?.values;
    expect(values?.['dueOn']).toBe(inDays(6));
    expect(values?.['lastWorkingDay'] && values['lastWorkingDay'] < inDays(6)).toBe(true);
    expect(body.parts.map(({ lastWorkingDay }) => lastWorkingDay)).toEqual([values?.['lastWorkingDay']]);
  });

  it('a late part is told every week', async () => {
    const action = await activated('focal.ner', ['NER'], inDays(30));
    await portal.sql(`ALTER TABLE actions DISABLE TRIGGER USER`);
    await portal.sql(`UPDATE actions SET due_on = current_date - 20 WHERE id = $1`, [action.id]);
    await portal.sql(`ALTER TABLE actions ENABLE TRIGGER USER`);
    await portal.sql(`UPDATE action_parts SET due_on = current_date - 20 WHERE action_id = $1`, [action.id]);
    await reminders.prepare();
    expect(await told('focal.ner', action)).toEqual(['action_overdue open']);
    const { items } = (await as('focal.ner').get<{ items: { values: Record<string, string>; lines: { link: string }[] }[] }>('/notifications?limit=100')).body;
    expect(items.find(({ lines }) => lines.some(({ link }) => link === `/actions/${action.id}`))?.values['reader']).toBe('one_state');
  });

  it('an update on an action is returned to who answers for it, and waits for the coordinator as any other', async () => {
    const action = await activated('focal.ner', ['NER'], inDays(200));
    const content = { declaredStatus: 'in_progress', narrative: text('Deux patrouilles ont eu lieu.'), challenges: null, audience: 'participants', milestones: [] };
    const update = await as('focal.ner').send('POST', `/actions/${action.id}/updates`, content, key());
    expect(update.status).toBe(201);
    const receipt = await as('focal.ner').send('POST', `/updates/${update.body.id}/submit`, undefined, { 'if-match': '"1"', ...key() });
    expect(receipt.status).toBe(200);
    await reminders.prepare(['minute']);
    const kindsAt = async (account: string, link: string) =>
      ((await as(account).get('/notifications?limit=100')).body.items as { kind: string; standing: string; lines: { link: string }[] }[]).filter(({ lines }) => lines.some((line) => line.link === link)).map(({ kind, standing }) => `${kind} ${standing}`);
    const review = `/review/${receipt.body.submissionId}`;
    expect(await kindsAt('coordinator', review)).toEqual(['update_submitted open']);
    expect((await as('coordinator').send('POST', `/submissions/${receipt.body.submissionId}/reviews`, { outcome: 'returned', comment: 'Merci de préciser.' }, { 'if-match': '"1"', ...key() })).status).toBe(201);
    await reminders.prepare(['minute']);
    expect(await kindsAt('focal.ner', `/updates/${update.body.id}`)).toEqual(['update_returned open']);
    expect(await kindsAt('coordinator', review)).toEqual(['update_submitted settled']);
  });
});
