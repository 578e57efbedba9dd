import { comparisonSchema, type Comparison, type ComparisonSubjects } from '@suivi/transposition/domain';
import { article, changeSection, entry, openRound, publishQuestionnaire, review, said, startReport, submit, text, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ } from './testing/round-trips.ts';

const ACCOUNTS = ['coordinator', 'focal.ner', 'expert.ner', 'focal.mli', 'observer', 'donor'] as const;
type Account = (typeof ACCOUNTS)[number];

describe('States side by side over HTTP', () => {
  let portal: Portal;
  const clients = {} as Record<Account, Client>;
  let questionnaireId = '';
  let [first, second] = ['', ''];

  const compare = async (account: Account, query: string) => {
    const { status, body } = await clients[account].get<Comparison>(`/comparisons?${query}`);
    expect({ query, status }).toEqual({ query, status: 200 });
    return comparisonSchema.parse(body);
  };
  /** Per State and round: why nothing is told, or what is, as `tell` says. */
  const inRounds = (answer: Comparison, tell: (told: never) => unknown) =>
    answer.kind === 'recommendation' ? [] : answer.states.map(({ stateCode, said: rounds }) => [stateCode, ...rounds.map(({ absence, told }) => absence ?? tell(told as never))]);

  async function report(focal: Client, roundId: string, audiences: { structures: string; law: string }, advances: string, practices: object[] = []): Promise<void> {
    const { body } = await startReport(focal, roundId);
    for (const [at, section] of (['structures', 'law'] as const).entries()) await changeSection(focal, body.id, section, { audience: audiences[section] }, body.sections[at].rowVersion);
    // The second report begins with what the first one said.
    const answers = body.answers as { question: string; item: string; rowVersion: number }[];
    const write = async (place: string, value: object) => {
      const held = answers.find(({ question, item }) => place === (item ? `${question}/${item}` : question));
      expect((await writeAnswer(focal, body.id, place, value, held?.rowVersion)).status).toBe(200);
    };
    await write('advances', said(advances));
    if (practices.length > 0) await write('practices', { kind: 'entries', entries: practices });
    await write('som/SOM-6', { ...article('applied', 'Loi n° 1'), gap: text('Un décret manque.') });
    await write('som/SOM-8', article('drafting'));
    const { body: submitted } = await submit(focal, body.id);
    expect((await review(clients.coordinator, submitted.submissionId, { outcome: 'validated', comment: null, verified: [{ articleId: 'SOM-6', stage: 'enacted' }] })).status).toBe(201);
  }

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ACCOUNTS) clients[account] = await portal.as(account);
    // What is compared is what is written here, not what the demonstration holds.
    await portal.sql(`DELETE FROM transpositions; ALTER TABLE rounds DISABLE TRIGGER USER; UPDATE rounds SET phase = 'draft', opened_at = NULL; ALTER TABLE rounds ENABLE TRIGGER USER`);
    const versionId = await publishQuestionnaire(clients.coordinator);
    questionnaireId = (await portal.sql<{ id: string }>('SELECT questionnaire_id AS id FROM questionnaire_versions WHERE id = $1', [versionId]))[0]?.id ?? '';
    first = await openRound(clients.coordinator, versionId, { stateCodes: ['NER'] });
    await portal.sql(`ALTER TABLE rounds DISABLE TRIGGER USER; UPDATE rounds SET opens_on = opens_on - 365 WHERE id = '${first}'; ALTER TABLE rounds ENABLE TRIGGER USER`);
    second = await openRound(clients.coordinator, versionId);
    await report(clients['focal.ner'], first, { structures: 'participants', law: 'donors' }, 'Un bureau.');
    await report(clients['focal.ner'], second, { structures: 'delegation', law: 'participants' }, 'Deux bureaux.', [entry('Partagée', true), entry('Gardée', false)]);
    await report(clients['focal.mli'], second, { structures: 'donors', law: 'delegation' }, 'Une cellule.');
  });
  afterAll(() => portal.close());

  it('tells of an article what each round was told, within the walls of each role, and says why where there is nothing', async () => {
    const verified = (account: Account) => compare(account, 'states=NER,MLI,MAR&kind=article&key=SOM-6').then((answer) => inRounds(answer, ({ verified: stage }: { verified: string }) => stage));
    expect(await verified('coordinator')).toEqual([['NER', 'enacted', 'enacted'], ['MLI', 'enacted', 'not_asked'], ['MAR', 'not_reported', 'not_asked']]);
    for (const account of ['focal.ner', 'expert.ner'] as const) expect(await verified(account)).toEqual([['NER', 'enacted', 'enacted'], ['MLI', 'not_shared', 'not_asked'], ['MAR', 'not_shared', 'not_asked']]);
    expect(await verified('focal.mli')).toEqual([['NER', 'enacted', 'enacted'], ['MLI', 'enacted', 'not_asked'], ['MAR', 'not_shared', 'not_asked']]);
    expect(await verified('observer')).toEqual([['NER', 'enacted', 'enacted'], ['MLI', 'not_shared', 'not_asked'], ['MAR', 'not_shared', 'not_asked']]);
    expect(await verified('donor')).toEqual([['NER', 'not_shared', 'enacted'], ['MLI', 'not_shared', 'not_asked'], ['MAR', 'not_shared', 'not_asked']]);
    const answer = await compare('observer', 'states=MAR,NER&kind=article&key=SOM-6');
    expect(answer).toMatchObject({ kind: 'article', articleId: 'SOM-6', rounds: [{ id: second }, { id: first }] });
    expect(answer.states[1]).toMatchObject({ stateCode: 'NER', said: [{ roundId: second, told: { declared: 'applied', verified: 'enacted', legalReference: 'Loi n° 1', gap: text('Un décret manque.'), extract: null } }, {}] });
  });

  it('tells the answer to the same question of each round, only from sections that are shown', async () => {
    const key = `${questionnaireId}.advances`;
    const answers = (account: Account) => compare(account, `states=NER,MLI&kind=question&key=${key}`).then((answer) => inRounds(answer, (told: { answers: { value: { text: { versions: { fr: { text: string } } } } }[] }) => told.answers.map(({ value }) => value.text.versions.fr.text).join()));
    expect(await answers('coordinator')).toEqual([['NER', 'Deux bureaux.', 'Un bureau.'], ['MLI', 'Une cellule.', 'not_asked']]);
    expect(await answers('focal.ner')).toEqual(await answers('coordinator'));
    for (const account of ['focal.mli', 'observer'] as const) expect(await answers(account)).toEqual([['NER', 'not_shared', 'Un bureau.'], ['MLI', 'Une cellule.', 'not_asked']]);
    expect(await answers('donor')).toEqual([['NER', 'not_shared', 'not_shared'], ['MLI', 'Une cellule.', 'not_asked']]);
    expect(await compare('donor', `states=NER,MLI&kind=question&key=${questionnaireId}.body`)).toMatchObject({ rounds: [{ asked: { kind: 'single_choice' } }, {}], states: [{ said: [{ absence: 'not_shared' }, {}] }, { said: [{ absence: 'not_answered', told: null }, {}] }] });
  });

  it('tells of good practices in a section that is not shown those that the State shares, as a part', async () => {
    const practices = (account: Account) => compare(account, `states=NER,MLI&kind=question&key=${questionnaireId}.practices`).then((answer) => inRounds(answer, (told: { inPart: boolean; answers: { value: { entries: { title: { versions: { fr: { text: string } } } }[] } }[] }) => [told.inPart, ...told.answers.flatMap(({ value }) => value.entries.map(({ title }) => title.versions.fr.text)).sort()]));
    expect((await practices('coordinator'))[0]?.[1]).toEqual([false, 'Gardée', 'Partagée']);
    expect((await practices('observer'))[0]?.[1]).toEqual([true, 'Partagée']);
    expect((await practices('donor'))[0]?.[1]).toBe('not_shared');
  });

  it('tells where each commitment stands for the reader, and of a State that is not addressed that it is not', async () => {
    const [subject] = await portal.sql<{ id: string }>(`SELECT r.id FROM recommendations r JOIN commitments c ON c.recommendation_id = r.id AND c.state_code = 'NER' JOIN commitment_standings s ON s.commitment_id = c.id AND s.level = 'delegation' JOIN commitments o ON o.recommendation_id = r.id AND o.state_code = 'MLI'
      WHERE s.status IS NOT NULL AND r.audience IN ('donors', 'public') ORDER BY r.reference_order LIMIT 1`);
    const query = `states=NER,MLI&kind=recommendation&key=${subject?.id}`;
    for (const account of ACCOUNTS) {
      const answer = await compare(account, query);
      const { body } = await clients[account].get(`/recommendations/${subject?.id}`);
      const visible = new Map<string, object>(body.commitments.map((commitment: { stateCode: string }) => [commitment.stateCode, commitment]));
      expect(answer.kind === 'recommendation' && answer.states.map(({ commitment }) => commitment)).toEqual([visible.get('NER') ?? null, visible.get('MLI') ?? null]);
    }
    await portal.sql(`ALTER TABLE commitments DISABLE TRIGGER USER; UPDATE commitments SET audience = 'delegation' WHERE recommendation_id = '${subject?.id}' AND state_code = 'NER'; ALTER TABLE commitments ENABLE TRIGGER USER`);
    expect((await compare('donor', query)).states[0]).toEqual({ stateCode: 'NER', absence: 'not_shared', commitment: null });
    const [alone] = await portal.sql<{ id: string }>(`SELECT r.id FROM recommendations r WHERE r.phase = 'adopted' AND NOT EXISTS (SELECT FROM recommendation_states rs WHERE rs.recommendation_id = r.id AND rs.state_code = 'MAR') ORDER BY r.reference_order LIMIT 1`);
    if (alone) expect((await compare('coordinator', `states=NER,MAR&kind=recommendation&key=${alone.id}`)).states[1]).toEqual({ stateCode: 'MAR', absence: 'not_asked', commitment: null });
  });

  it('lists what can be compared, and refuses what cannot', async () => {
    const { body } = await clients.observer.get<ComparisonSubjects>('/comparisons/subjects?kind=question');
    expect(body.items.filter(({ key }) => key.startsWith(questionnaireId)).map(({ key }) => key.slice(37))).toEqual(['advances', 'body', 'body_name', 'practices', 'needs']);
    const donors = (await clients.donor.get<ComparisonSubjects>('/comparisons/subjects?kind=recommendation')).body.items;
    const [{ count } = { count: 0 }] = await portal.sql<{ count: number }>(`SELECT count(*)::integer AS count FROM recommendations WHERE phase = 'adopted' AND audience IN ('donors', 'public')`);
    expect(donors).toHaveLength(count);
    for (const query of ['states=NER&kind=article&key=SOM-6', 'states=NER,NER&kind=article&key=SOM-6', 'states=NER,MLI&kind=article&key=6', 'states=NER,MLI&kind=question&key=advances', 'states=NER,MLI&kind=score&key=SOM-6', 'states=NER,MLI,MAR,FRA&kind=article&key=SOM-6'])
      expect({ query, status: (await clients.coordinator.get(`/comparisons?${query}`)).status }).toEqual({ query, status: 400 });
    for (const query of ['states=NER,FRA&kind=article&key=SOM-6', 'states=NER,MLI&kind=article&key=SOM-99', `states=NER,MLI&kind=question&key=${questionnaireId}.nothing`, `states=NER,MLI&kind=recommendation&key=${questionnaireId}`])
      expect({ query, status: (await clients.coordinator.get(`/comparisons?${query}`)).status }).toEqual({ query, status: 404 });
    expect((await (await portal.as('admin')).get('/comparisons?states=NER,MLI&kind=article&key=SOM-6')).body.code).toBe('forbidden');
  });

  it('has no answers to compare of a question that is asked article by article: the comparison by article leaves out laws that are not for the reader', async () => {
    const key = `${questionnaireId}.som`;
    for (const account of ACCOUNTS) {
      const { status, body } = await clients[account].get(`/comparisons?states=NER,MLI&kind=question&key=${key}`);
      expect({ account, status, code: body.code }).toEqual({ account, status: 404, code: 'not_found' });
      expect(JSON.stringify((await clients[account].get('/comparisons?states=NER,MLI&kind=article&key=SOM-6')).body)).not.toContain('legislationIds');
    }
  });

  it('costs three round trips, whatever is compared', async () => {
    const { body } = await clients.donor.get<ComparisonSubjects>('/comparisons/subjects?kind=recommendation');
    const counter = countRoundTrips();
    try {
      for (const address of ['?states=NER,MLI&kind=article&key=SOM-6', `?states=NER,MLI&kind=question&key=${questionnaireId}.advances`, `?states=NER,MLI&kind=recommendation&key=${body.items[0]?.key}`, '/subjects?kind=question', '/subjects?kind=recommendation']) {
        for (const account of ACCOUNTS) {
          const before = counter.counted.trips;
          expect((await clients[account].get(`/comparisons${address}`)).status).toBe(200);
          expect({ address, account, trips: counter.counted.trips - before }).toEqual({ address, account, trips: READ });
        }
      }
    } finally {
      counter.stop();
    }
  });
});
