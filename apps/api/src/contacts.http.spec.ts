import { Reminders } from '@suivi/notifications/api';
import type { ContactRequest, GoodPractice } from '@suivi/transposition/domain';
import { article, changeSection, entry, once, openRound, publishQuestionnaire, review, said, startReport, submit, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ, WRITE } from './testing/round-trips.ts';

const ACCOUNTS = ['coordinator', 'focal.ner', 'focal.mli', 'focal.mar', 'expert.ner', 'observer', 'donor'] as const;
type Account = (typeof ACCOUNTS)[number];

const MESSAGE = 'Nous préparons un guichet semblable à Gao.';
const CONTACT = { outcome: 'answered', name: 'Personne Exemple', function: 'Cheffe du guichet', email: 'Guichet@ner.example' };
const DECLINED = { outcome: 'declined', reason: 'Le guichet vient de fermer.' };

describe('requests for contact about a good practice over HTTP', () => {
  let portal: Portal;
  const clients = {} as Record<Account, Client>;
  const practice: Record<string, string> = {};

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ACCOUNTS) clients[account] = await portal.as(account);
    await portal.sql('DELETE FROM report_entries; DELETE FROM transpositions');
    const focal = clients['focal.ner'];
    const roundId = await openRound(clients.coordinator, await publishQuestionnaire(clients.coordinator), { stateCodes: ['NER'] });
    const { body } = await startReport(focal, roundId);
    const versionAt = (question: string, item = '') => body.answers.find((answer: { question: string; item: string }) => answer.question === question && answer.item === item)?.rowVersion ?? 0;
    await changeSection(focal, body.id, 'structures', { audience: 'delegation' }, body.sections[0].rowVersion);
    await writeAnswer(focal, body.id, 'advances', said('Un bureau a ouvert.'), versionAt('advances'));
    const entries = ['Guichet', 'Relève', 'Permanence', 'Course', 'Mesure'].map((title) => entry(title, true));
    const kept = entry('Note interne', false);
    for (const { id, title } of [...entries, kept]) practice[title.versions.fr.text] = id;
    await writeAnswer(focal, body.id, 'practices', { kind: 'entries', entries: [...entries, kept] }, versionAt('practices'));
    for (const item of ['SOM-6', 'SOM-8']) await writeAnswer(focal, body.id, `som/${item}`, article('applied', 'Loi n° 1'), versionAt('som', item));
    const { body: submitted } = await submit(focal, body.id);
    expect((await review(clients.coordinator, submitted.submissionId, { outcome: 'validated', comment: null, verified: [] })).status).toBe(201);
  });
  afterAll(() => portal.close());

  const ask = (account: Account, title: string, body: object = { stateCode: 'NER', message: MESSAGE }, headers = once()) => clients[account].send('POST', `/good-practices/${practice[title]}/contact-requests`, body, headers);
  const answer = (account: Account, id: string, body: object = CONTACT) => clients[account].send('POST', `/contact-requests/${id}/answer`, body, once());
  const seen = async (account: Account, query = '?limit=100') => (await clients[account].get<{ items: ContactRequest[]; nextCursor: string | null }>(`/contact-requests${query}`)).body;
  const told = async (account: Account) =>
    ((await clients[account].get('/notifications?limit=100')).body.items as { kind: string; standing: string; lines: { link: string }[] }[])
      .filter(({ kind }) => kind.startsWith('contact_'))
      .map(({ kind, standing, lines }) => `${kind} ${standing} ${lines[0]?.link}`);

  it('reach the State that offers it, whose answer the State that asked reads, and the coordinator only that it happened', async () => {
    const reminders = portal.app.get(Reminders);
    const asked = await ask('focal.mli', 'Guichet');
    expect(asked).toMatchObject({ status: 201, body: { practiceId: practice['Guichet'], stateCode: 'MLI', ownerState: 'NER', phase: 'open', message: MESSAGE, contact: null, reason: null, answeredAt: null } });
    await reminders.prepare(['minute']);
    expect(await told('focal.ner')).toEqual(['contact_asked open /good-practices']);
    for (const account of ['focal.mli', 'focal.mar', 'expert.ner', 'coordinator', 'observer', 'donor'] as const) expect({ account, told: await told(account) }).toEqual({ account, told: [] });
    expect((await seen('focal.ner')).items).toEqual([asked.body]);

    const answered = await answer('focal.ner', asked.body.id);
    const contact = { name: CONTACT.name, function: CONTACT.function, email: 'guichet@ner.example' };
    expect(answered).toMatchObject({ status: 200, body: { phase: 'answered', contact, reason: null } });
    await reminders.prepare(['minute']);
    expect(await told('focal.mli')).toEqual(['contact_answered open /good-practices']);
    expect(await told('focal.ner')).toEqual(['contact_asked settled /good-practices']);
    expect((await seen('focal.mli')).items).toEqual([answered.body]);
    expect((await seen('coordinator')).items).toEqual([{ ...answered.body, message: null, contact: null, reason: null }]);
    expect((await seen('focal.mar')).items).toEqual([]);
  });

  it('are made once: a State with one that is open is told so, and may ask again once it was answered', async () => {
    const headers = once();
    const first = await ask('focal.mli', 'Relève', undefined, headers);
    expect((await ask('focal.mli', 'Relève', undefined, headers)).body).toEqual(first.body);
    const refused = await ask('focal.mli', 'Relève');
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', issues: [{ path: 'message', code: 'contact.already_asked' }] } });
    expect((await ask('focal.mar', 'Relève')).status).toBe(201);
    expect(await answer('focal.ner', first.body.id, DECLINED)).toMatchObject({ status: 200, body: { phase: 'declined', contact: null, reason: DECLINED.reason } });
    expect((await ask('focal.mli', 'Relève')).status).toBe(201);
  });

  it('are one even when a State asks twice at the same moment, and of two answers at the same moment the first stands', async () => {
    const asked = await Promise.all([ask('focal.mli', 'Course'), ask('focal.mli', 'Course'), ask('focal.mli', 'Course')]);
    expect(asked.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const id = asked.find(({ status }) => status === 201)?.body.id as string;
    const answers = await Promise.all([answer('focal.ner', id), answer('focal.ner', id, DECLINED)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [won, lost] = [answers.find(({ status }) => status === 200), answers.find(({ status }) => status === 409)];
    expect(lost?.body).toMatchObject({ code: 'wrong_phase', current: { id, phase: won?.body.phase } });
    expect((await seen('focal.mli')).items.find((request) => request.id === id)).toEqual(won?.body);
  });

  it('are about what is offered to who asks, and are answered by who was asked alone', async () => {
    for (const [account, title] of [['focal.mli', 'Note interne'], ['focal.ner', 'Permanence']] as const) expect({ title, code: (await ask(account, title)).body.code }).toEqual({ title, code: 'not_found' });
    expect((await ask('focal.mli', 'Permanence', { stateCode: 'MAR', message: MESSAGE })).body.code).toBe('not_found');
    expect((await ask('focal.mli', 'Permanence', { stateCode: 'NER', message: ' ' })).body).toMatchObject({ code: 'invalid_input', issues: expect.arrayContaining([{ path: 'message', code: 'text.empty' }]) });
    const { body } = await ask('focal.mli', 'Permanence');
    expect((await answer('focal.mar', body.id)).body.code).toBe('not_found');
    expect(await portal.sql(`SELECT act FROM journal WHERE subject_id = $1 AND reach = 'access'`, [body.id])).toEqual([{ act: 'contact_requests.refused' }]);
    expect((await answer('focal.mli', body.id)).body.code).toBe('forbidden');
    for (const account of ['coordinator', 'expert.ner', 'observer', 'donor'] as const) {
      expect({ account, code: (await answer(account, body.id)).body.code }).toEqual({ account, code: 'forbidden' });
      expect({ account, code: (await ask(account, 'Permanence')).body.code }).toEqual({ account, code: 'forbidden' });
    }
    for (const account of ['expert.ner', 'observer', 'donor'] as const) expect((await clients[account].get('/contact-requests')).body.code).toBe('forbidden');
    expect((await answer('focal.ner', body.id, { ...CONTACT, email: 'guichet' })).body).toMatchObject({ code: 'invalid_input', issues: [{ path: 'email', code: 'email.malformed' }] });
    expect((await answer('focal.ner', body.id, { outcome: 'declined', reason: '' })).body).toMatchObject({ code: 'invalid_input', issues: expect.arrayContaining([{ path: 'reason', code: 'text.empty' }]) });
  });

  it('are listed page by page, those that wait first', async () => {
    const whole = (await seen('focal.mli')).items;
    expect(whole.map(({ phase }) => phase === 'open')).toEqual([...whole.map(({ phase }) => phase === 'open')].sort((one, other) => Number(other) - Number(one)));
    const paged: ContactRequest[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: { items: ContactRequest[]; nextCursor: string | null } = await seen('focal.mli', `?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      paged.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
  });

  it('leave in the journal that they happened, and nothing of what was written', async () => {
    const entries = await portal.sql<{ act: string; entry: string }>(`SELECT act, changes::text AS entry FROM journal WHERE kind = 'contact_requests' AND reach = 'delegation' ORDER BY number`);
    expect(entries.slice(0, 2).map(({ act }) => act)).toEqual(['contact_requests.created', 'contact_requests.changed']);
    for (const { entry } of entries) for (const words of [MESSAGE, CONTACT.name, CONTACT.function, CONTACT.email.toLowerCase(), DECLINED.reason]) expect(entry).not.toContain(words);
  });

  it(`cost ${READ} round trips to read and at most ${WRITE} to write, and leave the practices as they were`, async () => {
    const counter = countRoundTrips();
    const trips = async <Answer>(act: () => Promise<Answer>): Promise<[number, Answer]> => {
      const before = counter.counted.trips;
      const given = await act();
      return [counter.counted.trips - before, given];
    };
    try {
      for (const account of ['focal.mli', 'focal.ner', 'coordinator'] as const) expect((await trips(() => seen(account)))[0]).toBe(READ);
      const [asking, { status, body }] = await trips(() => ask('focal.mli', 'Mesure'));
      expect({ status, within: asking <= WRITE }).toEqual({ status: 201, within: true });
      const [answering, answered] = await trips(() => answer('focal.ner', body.id));
      expect({ status: answered.status, within: answering <= WRITE }).toEqual({ status: 200, within: true });
    } finally {
      counter.stop();
    }
    expect((await clients['focal.mli'].get<{ items: GoodPractice[] }>('/good-practices')).body.items).toHaveLength(5);
  });
});
