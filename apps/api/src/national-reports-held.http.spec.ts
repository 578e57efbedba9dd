import { article, matching, once, openRound, planOf, publishQuestionnaire, review, said, startReport, submit, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const LAW = { kind: 'legislation', title: { original: 'fr', versions: { fr: { text: 'Loi inventée pour cet essai', state: 'verified' } } }, link: 'https://www.example.org/loi', sherloc: null, source: 'Journal officiel', citations: [], type: 'law', number: '2099-09', adoptedOn: '2015-05-26', gazette: null, status: 'in_force', articles: [] };

describe('what a report holds and what is thrown away', () => {
  let portal: Portal;
  let coordinator: Client, focal: Client, neighbour: Client, donor: Client;
  let versionId: string;

  beforeAll(async () => {
    portal = await startPortal();
    [coordinator, focal, neighbour, donor] = await Promise.all(['coordinator', 'focal.ner', 'focal.mli', 'donor'].map((account) => portal.as(account))) as [Client, Client, Client, Client];
  });
  beforeEach(async () => {
    versionId = await publishQuestionnaire(coordinator);
  });
  afterAll(() => portal.close());

  async function answered(law: string[] = []): Promise<string> {
    const { body: report } = await startReport(focal, await openRound(coordinator, versionId));
    for (const [place, value] of [['advances', said('Un bureau a ouvert.')], ['som/SOM-6', { ...article('enacted', 'Loi n° 1'), legislationIds: law }], ['som/SOM-8', article('drafting')]] as const) {
      expect((await writeAnswer(focal, report.id, place, value)).status).toBe(200);
    }
    return report.id as string;
  }
  async function lawOf(client: Client, stateCode: string, audience: string): Promise<string> {
    return (await client.send('POST', '/library', { ...LAW, stateCode, audience }, once())).body.id as string;
  }

  it.each(['a report is sent', 'a round is opened'])('is either thrown away or not, when %s at the same moment', async (what) => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      let pair: { status: number }[];
      if (what === 'a report is sent') {
        const id = await answered();
        pair = await Promise.all([submit(focal, id), focal.send('DELETE', `/national-reports/${id}`)]);
        if (pair[1]?.status === 204) expect((await focal.get(`/national-reports/${id}`)).status).toBe(404);
      } else {
        const { body: round } = await coordinator.send('POST', '/rounds', planOf(versionId), once());
        pair = await Promise.all([coordinator.send('POST', `/rounds/${round.id}/open`, undefined, { ...matching(1), ...once() }), coordinator.send('DELETE', `/rounds/${round.id}`)]);
      }
      expect(pair.filter(({ status }) => status < 300)).toHaveLength(1);
    }
  });

  it('cites only laws that its writer can open, and names to others only those that they can', async () => {
    const { body: report } = await startReport(focal, await openRound(coordinator, versionId));
    const foreign = await lawOf(neighbour, 'MLI', 'participants');
    for (const law of [crypto.randomUUID(), foreign]) {
      expect((await writeAnswer(focal, report.id, 'som/SOM-6', { ...article('enacted', 'Loi n° 1'), legislationIds: [law] })).body.issues).toEqual([{ path: 'value.legislationIds', code: 'answer.unknown_law' }]);
    }
    await focal.send('DELETE', `/national-reports/${report.id}`);
    const hidden = await lawOf(focal, 'NER', 'delegation');
    const id = await answered([hidden]);
    const { body: read } = await focal.get(`/national-reports/${id}`);
    const { rowVersion } = read.sections.find(({ key }: { key: string }) => key === 'law');
    expect((await focal.send('PATCH', `/national-reports/${id}/sections/law`, { audience: 'public' }, matching(rowVersion))).status).toBe(200);
    const { submissionId } = (await submit(focal, id)).body;
    expect((await review(coordinator, submissionId, { outcome: 'validated', comment: null, verified: [] })).status).toBe(201);
    const lawsFor = async (client: Client) => (await client.get(`/report-submissions/${submissionId}`)).body.sections.flatMap(({ answers }: { answers: { value: { legislationIds?: string[] } }[] }) => answers.flatMap(({ value }) => value.legislationIds ?? []));
    expect([await lawsFor(focal), await lawsFor(neighbour), await lawsFor(donor)]).toEqual([[hidden], [], []]);
  });

  it('is proven only where it is asked, article by article', async () => {
    const { body: report } = await startReport(focal, await openRound(coordinator, versionId));
    const prove = (question: string, item: string) =>
      focal.send('POST', '/evidence', { kind: 'link', answer: { reportId: report.id, question, item }, title: 'Journal officiel', datedOn: '2026-02-01', language: 'fr', documentKind: 'law', confidentiality: 'delegation', url: 'https://www.example.org/jo' });
    for (const [question, item] of [['som', 'SOM-77'], ['advances', 'SOM-6'], ['som', '']] as const) {
      expect((await prove(question, item)).body.issues).toEqual([{ path: 'answer.item', code: 'answer.unknown_article' }]);
    }
    expect((await prove('som', 'SOM-6')).status).toBe(201);
  });

  it('is asked for in languages that are named once, and corrected only after it was validated', async () => {
    expect((await coordinator.send('POST', '/rounds', planOf(versionId, { languages: ['fr', 'fr'] }), once())).body.issues).toEqual([{ path: 'languages', code: 'round.language_repeated' }]);
    expect((await startReport(focal, await openRound(coordinator, versionId), true)).body.code).toBe('wrong_phase');
  });
});
