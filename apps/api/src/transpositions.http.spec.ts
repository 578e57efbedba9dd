import { inScope, type Actor } from '@suivi/access/domain';
import { cellAt, visibleTranspositions, type Matrix, type MatrixCell, type Transposition } from '@suivi/transposition/domain';
import ExcelJS from 'exceljs';
import { article, changeSection, openRound, publishQuestionnaire, QUESTIONNAIRE, review, said, startReport, submit, text, writeAnswer } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ } from './testing/round-trips.ts';

const ACCOUNTS = ['coordinator', 'focal.ner', 'expert.ner', 'focal.mli', 'observer', 'donor'] as const;
/** The questionnaire of the suites, asking about other articles. */
const asking = (articles: string[]) => ({ ...QUESTIONNAIRE, sections: QUESTIONNAIRE.sections.map((section) => ({ ...section, questions: section.questions.map((question) => (question.kind === 'articles' ? { ...question, articles } : question)) })) });

describe('the transposition matrix over HTTP', () => {
  let portal: Portal;
  const clients = {} as Record<(typeof ACCOUNTS)[number], Client>;

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ACCOUNTS) clients[account] = await portal.as(account);
    // What is found is what is written here, not what the demonstration holds.
    await portal.sql(`DELETE FROM transpositions; ALTER TABLE rounds DISABLE TRIGGER USER; UPDATE rounds SET phase = 'draft', opened_at = NULL; ALTER TABLE rounds ENABLE TRIGGER USER`);
  });
  afterAll(() => portal.close());

  const matrix = async (account: (typeof ACCOUNTS)[number], query = '') => (await clients[account].get<Matrix>(`/transpositions${query}`)).body;
  const cellOf = ({ articles, states }: Matrix, state: string, id: string): MatrixCell | undefined => {
    const row = states.find(({ stateCode }) => stateCode === state);
    return row && cellAt(row, articles.indexOf(id));
  };

  /** A validated report of a State in a round of its own, whose law is shown to `audience`. */
  async function report(state: 'ner' | 'mli', stages: Record<string, string>, { audience = 'delegation', verified = [] as object[], value = {} } = {}): Promise<string> {
    const focal = state === 'ner' ? clients['focal.ner'] : clients['focal.mli'];
    const versionId = await publishQuestionnaire(clients.coordinator, asking(Object.keys(stages)) as typeof QUESTIONNAIRE);
    const roundId = await openRound(clients.coordinator, versionId, { stateCodes: [state.toUpperCase()] });
    const { body } = await startReport(focal, roundId);
    await changeSection(focal, body.id, 'law', { audience }, body.sections[1].rowVersion);
    await writeAnswer(focal, body.id, 'advances', said('Un bureau.'));
    for (const [id, stage] of Object.entries(stages)) expect((await writeAnswer(focal, body.id, `som/${id}`, { ...article(stage, 'Loi n° 1'), ...value })).status).toBe(200);
    const { body: submitted } = await submit(focal, body.id);
    expect((await review(clients.coordinator, submitted.submissionId, { outcome: 'validated', comment: null, verified })).status).toBe(201);
    return submitted.submissionId as string;
  }

  async function actorOf(account: string): Promise<Actor> {
    const [row] = await portal.sql<{ actor: Actor }>(
      `SELECT jsonb_build_object('userId', u.id, 'programmeId', m.programme_id, 'role', m.role, 'state', m.state_code, 'institutionId', m.institution_id) AS actor FROM users u JOIN memberships m ON m.user_id = u.id WHERE u.email = $1`,
      [`${account}@suivi.example`],
    );
    if (!row) throw new Error(`nobody is ${account}`);
    return row.actor;
  }

  it('shows to every role the latest of what its policy lets through, and a reason where there is nothing', async () => {
    await report('ner', { 'UNTOC-3': 'drafting' }, { audience: 'donors' });
    await report('ner', { 'UNTOC-3': 'enacted' });
    await report('mli', { 'UNTOC-3': 'applied' }, { audience: 'participants' });
    const rows = await portal.sql<{ row: Record<string, string> }>(`SELECT jsonb_build_object('programmeId', programme_id, 'stateCode', state_code, 'articleId', article_id, 'stage', stage, 'shownTo', shown_to) AS row FROM transpositions ORDER BY decided_at, submission_id`);
    for (const account of ACCOUNTS) {
      const actor = await actorOf(account);
      const latest = new Map(rows.filter(({ row }) => inScope(visibleTranspositions(actor), row)).map(({ row }) => [`${row['stateCode']} ${row['articleId']}`, row['stage']]));
      const answer = await matrix(account);
      const shown = new Map(answer.states.flatMap((state) => answer.articles.flatMap((id, at) => (cellAt(state, at).stage ? [[`${state.stateCode} ${id}`, cellAt(state, at).stage as string] as const] : []))));
      expect({ account, shown: [...shown].sort() }).toEqual({ account, shown: [...latest].sort() });
    }
    // The donor is shown the earlier one, the State's neighbour as well; a State that was never asked about an article is said to be that.
    for (const account of ['donor', 'observer', 'focal.mli'] as const) expect(cellOf(await matrix(account), 'NER', 'UNTOC-3')).toMatchObject({ stage: 'drafting', before: null });
    for (const account of ['coordinator', 'focal.ner', 'expert.ner'] as const) expect(cellOf(await matrix(account), 'NER', 'UNTOC-3')).toMatchObject({ stage: 'enacted', before: 'drafting' });
    expect(cellOf(await matrix('donor'), 'MLI', 'UNTOC-3')).toMatchObject({ stage: null, absence: 'not_shared' });
  });

  it('never takes what is not shared for what was not reported, and says neither of what nobody asked', async () => {
    const versionId = await publishQuestionnaire(clients.coordinator, asking(['UNTOC-4']) as typeof QUESTIONNAIRE);
    await openRound(clients.coordinator, versionId, { stateCodes: ['NER', 'MLI'] });
    for (const [account, ner, mli] of [['coordinator', 'not_reported', 'not_reported'], ['focal.ner', 'not_reported', 'not_shared'], ['donor', 'not_shared', 'not_shared']] as const) {
      const answer = await matrix(account, '?state=NER&state=MLI');
      expect(answer.states.map(({ stateCode }) => stateCode)).toEqual(['MLI', 'NER']);
      expect({ account, ner: cellOf(answer, 'NER', 'UNTOC-4')?.absence, mli: cellOf(answer, 'MLI', 'UNTOC-4')?.absence }).toEqual({ account, ner, mli });
      expect(answer.neverAnswered).toContain('UNTOC-4');
    }
    const { articles, states } = await matrix('coordinator', '?on=2018-01-01');
    expect(articles).toHaveLength(66);
    expect([articles[0], articles[40], articles[41], articles[65]]).toEqual(['UNTOC-1', 'UNTOC-41', 'SOM-1', 'SOM-25']);
    expect(new Set(states.flatMap(({ verified }) => [...verified]))).toEqual(new Set(['-']));
  });

  it('tells where what was declared differs, what changed since the round before, and how it stood on a past day', async () => {
    const first = await report('ner', { 'SOM-24': 'applied', 'SOM-25': 'drafting' }, { audience: 'participants', verified: [{ articleId: 'SOM-24', stage: 'enacted' }] });
    await portal.sql(`UPDATE transpositions SET decided_at = now() - interval '40 days' WHERE submission_id = $1`, [first]);
    await report('ner', { 'SOM-24': 'applied', 'SOM-25': 'drafting' }, { audience: 'participants' });
    const now = await matrix('observer', '?instrument=SOM');
    expect(now.articles[0]).toBe('SOM-1');
    expect(cellOf(now, 'NER', 'SOM-24')).toEqual({ stage: 'applied', absence: null, declared: 'applied', before: 'enacted' });
    expect(cellOf(now, 'NER', 'SOM-25')).toMatchObject({ stage: 'drafting', before: null });
    const changed = await matrix('observer', '?instrument=SOM&only=changed');
    expect(changed.articles).toContain('SOM-24');
    expect(changed.articles).not.toContain('SOM-25');
    const day = new Date(Date.now() - 20 * 86_400_000).toISOString().slice(0, 10);
    const past = await matrix('observer', `?on=${day}`);
    expect(past.on).toBe(day);
    expect(cellOf(past, 'NER', 'SOM-24')).toEqual({ stage: 'enacted', absence: null, declared: 'applied', before: null });
    const { body } = await clients.observer.get<Transposition>(`/transpositions/NER/SOM-24?on=${day}`);
    expect(body).toMatchObject({ on: day, latest: { verified: 'enacted', declared: 'applied' }, history: [{ submissionId: first }] });
  });

  it('opens a cell: the law, what it lacks, evidence, history, recommendations and actions, each within its walls', async () => {
    const gap = text('La tentative n’est pas visée.');
    await report('ner', { 'UNTOC-2': 'drafting' }, { audience: 'participants', value: { gap, extract: text('Article premier') } });
    const { body } = await clients['focal.mli'].get<Transposition>('/transpositions/NER/UNTOC-2');
    expect(body).toMatchObject({ stateCode: 'NER', articleId: 'UNTOC-2', absence: null, latest: { legalReference: 'Loi n° 1', gap, helpNeeded: null, evidence: [] }, history: [{ verified: 'drafting' }] });
    expect((await clients.donor.get<Transposition>('/transpositions/NER/UNTOC-2')).body).toMatchObject({ absence: 'not_shared', latest: null, history: [] });
    expect((await clients.coordinator.get<Transposition>('/transpositions/MLI/UNTOC-2')).body).toMatchObject({ absence: 'not_asked', latest: null });

    const linked = await portal.sql<{ article_id: string; reference: string }>(`SELECT ra.article_id, r.reference FROM recommendation_articles ra JOIN recommendations r ON r.id = ra.recommendation_id JOIN commitments c ON c.recommendation_id = r.id AND c.state_code = 'NER' JOIN action_commitments ac ON ac.commitment_id = c.id WHERE r.phase = 'adopted' LIMIT 1`);
    const { body: own } = await clients['focal.ner'].get<Transposition>(`/transpositions/NER/${linked[0]?.article_id}`);
    const found = own.recommendations.find(({ reference }) => reference === linked[0]?.reference);
    expect(found?.commitment?.status).toBeDefined();
    expect(own.actions.length).toBeGreaterThan(0);
    const { body: donors } = await clients.donor.get<Transposition>(`/transpositions/NER/${linked[0]?.article_id}`);
    const visible = await portal.sql<{ reference: string }>(`SELECT r.reference FROM recommendation_articles ra JOIN recommendations r ON r.id = ra.recommendation_id WHERE ra.article_id = $1 AND r.phase = 'adopted' AND r.audience IN ('donors', 'public') ORDER BY r.reference_order`, [linked[0]?.article_id]);
    expect(donors.recommendations.map(({ reference }) => reference)).toEqual(visible.map(({ reference }) => reference));
  });

  it('says beside a law of the library that it was repealed or amended, and by what, as far as that is shown', async () => {
    const focal = clients['focal.ner'];
    const law = { kind: 'legislation', stateCode: 'NER', link: null, sherloc: null, source: null, type: 'law', gazette: null, audience: 'donors', articles: [], citations: [] };
    const publish = async (content: object) => {
      const { body } = await focal.send('POST', '/library', { ...law, ...content }, { 'idempotency-key': crypto.randomUUID() });
      expect((await focal.send('POST', `/library/legislation/${body.id}/publish`, undefined, { 'if-match': '"1"' })).status).toBe(200);
      return body.id as string;
    };
    const cites = (relation: string, id: string) => [{ relation, legislationId: id }];
    const old = await publish({ title: text('Loi ancienne'), number: 'T-1', adoptedOn: '2001-01-01', status: 'repealed', articles: [{ articleId: 'UNTOC-41', provision: null, extract: null }] });
    const amending = await publish({ title: text('Loi qui modifie'), number: 'T-2', adoptedOn: '2010-02-03', status: 'in_force', citations: cites('amends', old) });
    const repealing = await publish({ title: text('Loi qui abroge'), number: 'T-3', adoptedOn: '2020-02-03', status: 'in_force', audience: 'participants', citations: cites('repeals', old) });
    await focal.send('POST', '/library', { ...law, title: text('Loi en projet'), number: 'T-4', adoptedOn: '2024-02-03', status: 'in_force', citations: cites('repeals', old) }, { 'idempotency-key': crypto.randomUUID() });
    for (const [account, expected] of [['focal.ner', [repealing, amending]], ['focal.mli', [repealing, amending]], ['donor', [amending]]] as const) {
      const { body } = await clients[account].get<Transposition>('/transpositions/NER/UNTOC-41');
      const shown = body.legislation.find(({ id }) => id === old);
      expect({ account, status: shown?.status, by: shown?.changedBy.map(({ id }) => id) }).toEqual({ account, status: 'repealed', by: expected });
      expect(shown?.changedBy.at(-1)).toMatchObject({ relation: 'amends', datedOn: '2010-02-03', title: text('Loi qui modifie') });
    }
  });

  it('refuses what is none of the programme’s, and days to come', async () => {
    for (const address of ['/transpositions/FRA/UNTOC-5', '/transpositions/NER/UNTOC-66']) expect((await clients.coordinator.get(address)).status).toBe(404);
    for (const address of ['/transpositions/niger/UNTOC-5', '/transpositions/NER/5', '/transpositions?on=2099-01-01', '/transpositions?stage=done']) expect((await clients.coordinator.get(address)).status).toBe(400);
    expect((await clients.coordinator.get('/transpositions?on=2099-01-01')).body.issues).toEqual([{ path: 'on', code: 'date.in_future' }]);
    expect((await (await portal.as('admin')).get('/transpositions')).body.code).toBe('forbidden');
  });

  it('leaves as CSV and as a workbook, in the reader’s language, through the same walls, with nothing that a spreadsheet would run', async () => {
    await report('ner', { 'UNTOC-1': 'enacted' }, { value: { legalReference: '=HYPERLINK("https://example.org")', gap: text('Une lacune que seule la délégation lit') } });
    const own = await clients['focal.ner'].get<string>('/transpositions/export?format=csv&language=fr&instrument=UNTOC');
    expect(own.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(own.headers.get('content-disposition')).toMatch(/^attachment; filename="transposition-\d{4}-\d\d-\d\d\.csv"$/);
    expect(own.body).toContain(`"'=HYPERLINK(""https://example.org"")"`);
    expect(own.body).toContain('Niger;Convention;1;');
    expect(own.body).toContain('Une lacune que seule la délégation lit');
    const donors = await clients.donor.get<string>('/transpositions/export?format=csv&language=en');
    expect(donors.body).not.toContain('Une lacune');
    expect(donors.body).toMatch(/Niger,Convention,1,[^\n]*Not shared/);
    expect(donors.body).toContain('This table does not rank States');

    const bytes = async (client: Client, query: string) => {
      const answer = await fetch(`${client.url}/api/v1/transpositions/export?${query}`, { headers: { cookie: client.cookie } });
      expect(answer.headers.get('content-type')).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(await answer.arrayBuffer());
      return workbook;
    };
    const [table, details] = (await bytes(clients['focal.ner'], 'language=ar&instrument=UNTOC')).worksheets;
    expect([table?.name, details?.name, table?.views[0]?.rightToLeft]).toEqual(['الجدول', 'بحسب الدولة والمادة', true]);
    const texts: string[] = [];
    for (const sheet of [table, details]) sheet?.eachRow((row) => row.eachCell((cell) => { expect(cell.type).not.toBe(ExcelJS.ValueType.Formula); texts.push(cell.text); }));
    expect(texts).toContain(`'=HYPERLINK("https://example.org")`);
    expect(table?.getRow(5).values).toEqual(expect.arrayContaining(['المغرب', 'النيجر', 'مالي']));
    expect(details?.rowCount).toBe(1 + 41 * 3);
    const [, closed] = (await bytes(clients.donor, 'language=fr')).worksheets;
    closed?.eachRow((row) => row.eachCell((cell) => expect(cell.text).not.toContain('Une lacune')));
  });

  it('costs three round trips, whichever question', async () => {
    const counter = countRoundTrips();
    try {
      for (const address of ['/transpositions', '/transpositions/NER/UNTOC-5', '/transpositions/export?format=csv', '/transpositions/export?format=xlsx']) {
        for (const account of ACCOUNTS) {
          const before = counter.counted.trips;
          expect((await clients[account].get(address)).status).toBe(200);
          expect({ address, account, trips: counter.counted.trips - before }).toEqual({ address, account, trips: READ });
        }
      }
    } finally {
      counter.stop();
    }
  });
});
