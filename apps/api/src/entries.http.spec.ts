import type { GoodPractice, Need } from '@suivi/transposition/domain';
import { article, changeSection, entry, openRound, publishQuestionnaire, review, said, startReport, submit, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ } from './testing/round-trips.ts';

const ACCOUNTS = ['coordinator', 'focal.ner', 'focal.mli', 'focal.mar', 'observer', 'donor'] as const;
type Account = (typeof ACCOUNTS)[number];

describe('good practices and needs over HTTP', () => {
  let portal: Portal;
  let versionId: string;
  const clients = {} as Record<Account, Client>;

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ACCOUNTS) clients[account] = await portal.as(account);
    // What is found is what is written here, not what the demonstration holds.
    await portal.sql('DELETE FROM report_entries; DELETE FROM transpositions');
    versionId = await publishQuestionnaire(clients.coordinator);
  });
  afterAll(() => portal.close());

  const titles = ({ items }: { items: { title: { versions: { fr?: { text: string } } } }[] }) => items.map(({ title }) => title.versions.fr?.text);
  const practices = async (account: Account, query = '') => (await clients[account].get<{ items: GoodPractice[]; nextCursor: string | null }>(`/good-practices${query}`)).body;
  const needs = async (account: Account, query = '') => (await clients[account].get<{ items: Need[]; nextCursor: string | null }>(`/needs${query}`)).body;

  /** A validated report in a round of its own, whose sections are shown to the delegation alone. */
  async function report(state: 'ner' | 'mli', told: { practices?: [string, boolean][]; needs?: [string, boolean][]; stage?: string }, structures = 'delegation') {
    const focal = clients[`focal.${state}`];
    const roundId = await openRound(clients.coordinator, versionId, { stateCodes: [state.toUpperCase()] });
    const { body } = await startReport(focal, roundId);
    const versionAt = (question: string, item = '') => body.answers.find((answer: { question: string; item: string }) => answer.question === question && answer.item === item)?.rowVersion ?? 0;
    await changeSection(focal, body.id, 'structures', { audience: structures }, body.sections[0].rowVersion);
    await writeAnswer(focal, body.id, 'advances', said(`Un bureau ${crypto.randomUUID()}.`), versionAt('advances'));
    for (const question of ['practices', 'needs'] as const) {
      const entries = (told[question] ?? []).map(([title, shared]) => entry(title, shared));
      expect((await writeAnswer(focal, body.id, question, { kind: 'entries', entries }, versionAt(question))).status).toBe(200);
    }
    for (const item of ['SOM-6', 'SOM-8']) await writeAnswer(focal, body.id, `som/${item}`, article(told.stage ?? 'drafting', 'Loi n° 1'), versionAt('som', item));
    const { body: submitted } = await submit(focal, body.id);
    expect((await review(clients.coordinator, submitted.submissionId, { outcome: 'validated', comment: null, verified: [] })).status).toBe(201);
  }

  it('offer to other States what a State agrees to share, marked where the reader’s own law is not there yet', async () => {
    await report('ner', { practices: [['Guichet commun', true], ['Note interne', false]], stage: 'applied' });
    await report('mli', { stage: 'drafting' });
    expect(titles(await practices('focal.mli'))).toEqual(['Guichet commun']);
    expect((await practices('focal.mli')).items[0]).toMatchObject({ stateCode: 'NER', articles: ['SOM-8'], gaps: ['SOM-8'] });
    expect((await practices('focal.mar')).items[0]).toMatchObject({ gaps: [] });
    for (const account of ['observer', 'coordinator'] as const) expect({ account, titles: titles(await practices(account)) }).toEqual({ account, titles: ['Guichet commun'] });
    // One's own is not offered to oneself, and a practice is shared with States, not with donors.
    for (const account of ['focal.ner', 'donor'] as const) expect({ account, titles: titles(await practices(account)) }).toEqual({ account, titles: [] });
    expect(titles(await practices('focal.mli', '?article=SOM-6'))).toEqual([]);
    expect(titles(await practices('focal.mli', '?article=SOM-8&state=NER'))).toEqual(['Guichet commun']);
  });

  it('gather the needs of all States for the coordinator, and for donors those that are shared', async () => {
    await report('ner', { practices: [['Guichet commun', true]], needs: [['Formation', true], ['Véhicules', false]] });
    await report('mli', { needs: [['Serveurs', true]] });
    expect(titles(await needs('coordinator')).sort()).toEqual(['Formation', 'Serveurs', 'Véhicules']);
    expect(titles(await needs('donor')).sort()).toEqual(['Formation', 'Serveurs']);
    expect(titles(await needs('focal.ner')).sort()).toEqual(['Formation', 'Serveurs', 'Véhicules']);
    expect(titles(await needs('donor', '?state=MLI'))).toEqual(['Serveurs']);
    const first = await needs('coordinator', '?limit=2');
    const rest = await needs('coordinator', `?limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`);
    expect([...titles(first), ...titles(rest)].sort()).toEqual(['Formation', 'Serveurs', 'Véhicules']);
    expect(rest.nextCursor).toBeNull();
  });

  it('tell no longer what the latest report that is shown leaves out', async () => {
    await report('ner', {}, 'participants');
    expect(titles(await practices('focal.mli'))).toEqual([]);
    expect(titles(await needs('coordinator'))).toEqual(['Serveurs']);
  });

  it('cost three round trips, and are not for who reads no substance', async () => {
    const counter = countRoundTrips();
    try {
      for (const address of ['/good-practices', '/needs']) {
        for (const account of ACCOUNTS) {
          const before = counter.counted.trips;
          expect((await clients[account].get(address)).status).toBe(200);
          expect({ address, account, trips: counter.counted.trips - before }).toEqual({ address, account, trips: READ });
        }
      }
    } finally {
      counter.stop();
    }
    expect((await (await portal.as('admin')).get('/needs')).body.code).toBe('forbidden');
  });
});
