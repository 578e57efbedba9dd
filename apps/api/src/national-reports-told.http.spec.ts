import { Reminders } from '@suivi/notifications/api';
import { article, changeSection, institutionOf, openRound, publishQuestionnaire, review, said, startReport, submit, text, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

interface Item {
  kind: string;
  standing: string;
  lines: { link: string; title: unknown }[];
}

describe('what people are told of rounds and national reports', () => {
  let portal: Portal;
  let reminders: Reminders;
  let versionId: string;
  const clients: Record<string, Client> = {};
  const as = (account: string) => clients[account] as Client;

  beforeAll(async () => {
    portal = await startPortal();
    reminders = portal.app.get(Reminders);
    for (const account of ['focal.ner', 'focal.mli', 'focal.mar', 'expert.ner', 'coordinator', 'donor', 'observer']) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());
  beforeEach(async () => {
    versionId = await publishQuestionnaire(as('coordinator'));
  });

  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  /** What an account was told with a link to one of these records. */
  const told = async (account: string, ...ids: string[]) =>
    ((await as(account).get('/notifications?limit=100')).body.items as Item[])
      .filter(({ lines }) => lines.some(({ link }) => ids.some((id) => link.endsWith(id))))
      .map(({ kind, standing }) => `${kind} ${standing}`)
      .sort();

  async function written(roundId: string): Promise<string> {
    const { body } = await startReport(as('focal.ner'), roundId);
    await writeAnswer(as('focal.ner'), body.id, 'advances', said('Un bureau a ouvert.'));
    for (const item of ['SOM-6', 'SOM-8']) await writeAnswer(as('focal.ner'), body.id, `som/${item}`, article('drafting'));
    return body.id as string;
  }

  it('the delegations that take part learn once that a round was opened, until they have reported; nobody else does', async () => {
    const roundId = await openRound(as('coordinator'), versionId, { stateCodes: ['NER', 'MLI'], closesOn: day(60) });
    const later = await openRound(as('coordinator'), versionId, { opensOn: day(20), closesOn: day(60) });
    await reminders.prepare();
    await reminders.prepare();
    for (const account of ['focal.ner', 'focal.mli']) expect(await told(account, roundId)).toEqual(['round_opened open']);
    for (const account of ['focal.mar', 'expert.ner', 'coordinator', 'donor', 'observer']) expect(await told(account, roundId)).toEqual([]);
    expect(await told('focal.ner', later)).toEqual([]);
    await submit(as('focal.ner'), await written(roundId));
    expect(await told('focal.ner', roundId)).toEqual(['round_opened settled']);
  });

  it('a report that is due or overdue is asked for, first of the delegation, then told to the coordinator', async () => {
    const [soon, month, over] = [await openRound(as('coordinator'), versionId, { closesOn: day(5) }), await openRound(as('coordinator'), versionId, { closesOn: day(20) }), await openRound(as('coordinator'), versionId, { closesOn: day(-12) })];
    const { body: report } = await startReport(as('focal.ner'), soon);
    await changeSection(as('focal.ner'), report.id, 'law', { institutionId: await institutionOf(portal, 'expert.ner') }, 1);
    await reminders.prepare();
    expect(await told('focal.ner', soon)).toEqual(['report_due_7 open', 'round_opened open']);
    expect(await told('expert.ner', soon)).toEqual(['report_due_7 open']);
    expect(await told('focal.ner', month)).toEqual(['report_due_30 open', 'round_opened open']);
    expect(await told('expert.ner', month)).toEqual([]);
    expect(await told('focal.ner', over)).toEqual(['report_overdue open']);
    expect(await told('coordinator', over)).toEqual(['report_overdue_of_state open', 'report_overdue_of_state open', 'report_overdue_of_state open']);
    // Put off: what was said of the former day no longer holds.
    await as('coordinator').send('POST', `/rounds/${soon}/extensions`, { closesOn: day(90), reason: 'Un délai.' }, { 'if-match': '"2"', 'idempotency-key': crypto.randomUUID() });
    expect(await told('focal.ner', soon)).toEqual(['report_due_7 settled', 'round_opened open']);
    const { body: late } = await submit(as('focal.ner'), await written(over));
    expect(late.number).toBeDefined();
    expect(await told('focal.ner', over)).toEqual(['report_overdue settled']);
    expect(await told('coordinator', over)).toEqual(['report_overdue_of_state open', 'report_overdue_of_state open', 'report_overdue_of_state settled']);
  });

  it('who was given a section learns which, and the focal point when all are ready', async () => {
    const { body: report } = await startReport(as('focal.ner'), await openRound(as('coordinator'), versionId));
    await changeSection(as('focal.ner'), report.id, 'law', { institutionId: await institutionOf(portal, 'expert.ner') }, 1);
    await reminders.prepare(['minute']);
    expect(await told('expert.ner', report.id)).toEqual(['report_section_assigned open']);
    const { items } = (await as('expert.ner').get('/notifications?limit=100')).body as { items: Item[] };
    expect(items.find(({ lines }) => lines.some(({ link }) => link.endsWith(report.id)))?.lines[0]?.title).toEqual(text('Droit'));
    await changeSection(as('expert.ner'), report.id, 'law', { ready: true }, 2);
    expect(await told('expert.ner', report.id)).toEqual(['report_section_assigned settled']);
    await changeSection(as('focal.ner'), report.id, 'structures', { ready: true }, 1);
    await reminders.prepare(['minute']);
    expect(await told('focal.ner', report.id)).toEqual(['report_ready open']);
  });

  it('what was submitted waits for the coordinator; what she decides is told to who wrote it', async () => {
    const reportId = await written(await openRound(as('coordinator'), versionId));
    await changeSection(as('focal.ner'), reportId, 'law', { institutionId: await institutionOf(portal, 'expert.ner') }, 1);
    const { body: first } = await submit(as('focal.ner'), reportId);
    await reminders.prepare(['minute']);
    expect(await told('coordinator', first.submissionId)).toEqual(['report_submitted open']);
    await review(as('coordinator'), first.submissionId, { outcome: 'returned', comment: 'À revoir.', questions: [] });
    await reminders.prepare(['minute']);
    expect(await told('coordinator', first.submissionId)).toEqual(['report_submitted settled']);
    expect(await told('focal.ner', reportId)).toEqual(['report_returned open']);
    expect(await told('expert.ner', reportId)).toEqual(['report_returned open', 'report_section_assigned open']);
    const { body: second } = await submit(as('focal.ner'), reportId);
    expect(await told('focal.ner', reportId)).toEqual(['report_returned settled']);
    await review(as('coordinator'), second.submissionId, { outcome: 'validated', comment: null, verified: [] });
    await reminders.prepare(['minute']);
    for (const account of ['focal.ner', 'expert.ner']) expect(await told(account, second.submissionId)).toEqual(['report_validated open']);
    for (const account of ['focal.mli', 'donor', 'observer']) expect(await told(account, reportId, first.submissionId, second.submissionId)).toEqual([]);
  });

  it('what proves an answer speaks of its day: nobody is told that it expires', async () => {
    const reportId = await written(await openRound(as('coordinator'), versionId));
    const piece = { kind: 'link', answer: { reportId, question: 'som', item: 'SOM-6' }, title: 'Mandat', datedOn: '2020-01-01', validUntil: day(5), language: 'fr', documentKind: 'law', confidentiality: 'public', url: 'https://www.unodc.org/' };
    const { body } = await as('focal.ner').send('POST', '/evidence', piece);
    expect(body.validUntil).toBe(day(5));
    await reminders.prepare();
    expect(await portal.sql('SELECT kind FROM notifications WHERE subject_id = $1', [body.id])).toEqual([]);
  });
});
