import { randomUUID } from 'node:crypto';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const HEADER = 'To,Text,From,Response,Issue,Session';

describe('an import over HTTP', () => {
  let portal: Portal;
  let coordinator: Client;
  let meeting: { id: string; code: string };

  const requestOf = (lines: string[], header = HEADER, mapping = {}) => ({ csv: [header, ...lines].join('\n'), mapping, themes: ['Justice', 'Another'].map((word) => ({ word, themeId: null })), meetingId: meeting.id, language: 'en', adoptedOn: '2018-04-18' });
  const run = (request: unknown, client = coordinator) => client.send('POST', '/imports', request, { 'idempotency-key': randomUUID() });
  const preview = (request: unknown) => coordinator.send('POST', '/imports/preview', request);
  const line = (text: string, state = 'Mali', answer = 'Accepted') => `"${state}","${text}",Canada,${answer},"Justice,Another",2`;
  const withText = (text: string) =>
    portal.sql(`SELECT r.*, v.title, v.text FROM recommendations r JOIN recommendation_versions v ON v.recommendation_id = r.id WHERE v.text->'versions'->'en'->>'text' LIKE $1 ORDER BY r.reference`, [text]);

  beforeAll(async () => {
    portal = await startPortal();
    coordinator = await portal.as('coordinator');
    meeting = (await coordinator.get('/meetings')).body.items.at(-1);
  });
  afterAll(() => portal.close());

  it('shows what it would do and writes nothing', async () => {
    const before = await portal.sql('SELECT count(*) FROM recommendations');
    const { status, body } = await preview(requestOf([line('Adopt the preview. Now.'), line('Adopt the second', 'Maroc;NER', 'Noted'), line('Adopt the third', 'Atlantis')]));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      mapping: { To: 'state', Text: 'text', From: 'source', Response: 'acceptance', Issue: 'themes', Session: 'session' },
      rowCount: 3,
      toCreate: 2,
      alreadyThere: 0,
      issues: [{ row: 3, column: 'To', code: 'state.unknown', value: 'Atlantis' }],
    });
    expect(body.rows.map((row: { stateCodes: string[]; outcome: string; title: string }) => [row.stateCodes, row.outcome, row.title])).toEqual([
      [['MLI'], 'create', 'Adopt the preview'],
      [['MAR', 'NER'], 'create', 'Adopt the second'],
      [[], 'error', 'Adopt the third'],
    ]);
    expect(await portal.sql('SELECT count(*) FROM recommendations')).toEqual(before);
  });

  it('loses no theme without a word: each that is none of ours is mapped or left out on purpose, and kept as it was', async () => {
    const [theme] = (await coordinator.get('/vocabulary')).body.taxonomies[0].themes as [{ id: string; code: string }];
    const cells = ['"Mali","Adopt with themes",Canada,Accepted,"Détention, Treaty bodies",2', '"Mali","Adopt without",Canada,Accepted,"DETENTION",2'];
    const request = { ...requestOf(cells), themes: [] as unknown[] };
    expect((await preview(request)).body.themeWords).toEqual([{ word: 'Détention', rows: 2 }, { word: 'Treaty bodies', rows: 1 }]);
    const refused = await run({ ...request, themes: [{ word: 'detention', themeId: theme.id }] });
    expect([refused.status, refused.body.issues]).toEqual([422, [{ path: 'themes.Treaty bodies', code: 'theme.undecided' }]]);
    const unknown = await run({ ...request, themes: [{ word: 'Détention', themeId: randomUUID() }] });
    expect([unknown.status, unknown.body.issues]).toEqual([400, [{ path: 'themes.Détention', code: 'theme.unknown' }]]);
    const decided = { ...request, themes: [{ word: 'Détention', themeId: theme.id }, { word: 'Treaty bodies', themeId: null }] };
    expect((await preview(decided)).body.rows.map((row: { themes: string[] }) => row.themes)).toEqual([[theme.code], [theme.code]]);
    expect((await run(decided)).body).toEqual({ created: 2, alreadyThere: 0 });
    const [imported] = await withText('Adopt with themes');
    const { body } = await coordinator.get(`/recommendations/${imported?.['id']}`);
    expect(body).toMatchObject({ themeIds: [theme.id], importedThemes: ['Détention', 'Treaty bodies'] });
  });

  it('does not count the years before the import as silence', async () => {
    expect((await run({ ...requestOf([line('Adopt what is old')]), adoptedOn: '2008-05-12' })).body.created).toBe(1);
    const [old] = await withText('Adopt what is old');
    const stalled = async () => (await coordinator.get(`/recommendations/${old?.['id']}`)).body.commitments.map((one: { stalled: boolean }) => one.stalled);
    expect(await stalled()).toEqual([false]);
    await portal.sql('UPDATE commitments SET followed_from = current_date - 181 WHERE recommendation_id = $1', [old?.['id']]);
    expect(await stalled()).toEqual([true]);
  });

  it('proposes columns even when they are not enough', async () => {
    const { body } = await preview(requestOf(['1,2'], 'What,Who'));
    expect(body).toMatchObject({ columns: ['What', 'Who'], mapping: {}, rowCount: 1, issues: [{ row: 0, column: 'text' }, { row: 0, column: 'state' }] });
    expect((await preview(requestOf(['1,2'], 'What,Who', { What: 'text', Who: 'state' }))).body.issues).toMatchObject([{ row: 1, code: 'state.unknown' }]);
  });

  it('is refused whole when one cell is at fault', async () => {
    const answer = await run(requestOf([line('Adopt the good one'), line('Adopt the bad one', 'Mali', 'Perhaps')]));
    expect([answer.status, answer.body.code, answer.body.issues]).toEqual([422, 'incomplete', [{ path: 'rows.2.Response', code: 'acceptance.unknown' }]]);
    expect(await withText('Adopt the good one')).toEqual([]);
    expect((await run({ ...requestOf([]), csv: 'To,Text\n"Mali,never closed' })).body.issues).toMatchObject([{ code: 'csv.malformed' }]);
  });

  it('brings rows in as adopted recommendations with a commitment per State, once', async () => {
    const request = requestOf([line('Adopt the bill. At last.', 'Mali;Niger', 'Noted'), line('Adopt the law, ""quoted""')], `\uFEFF${HEADER}`);
    expect((await run(request)).body).toEqual({ created: 2, alreadyThere: 0 });
    const [bill] = await withText('Adopt the bill. At last.');
    expect(bill).toMatchObject({ phase: 'adopted', version: 1, source: 'Canada', session: '2', illustrative: false });
    expect(bill?.['reference']).toMatch(new RegExp(`^${meeting.code}-R\\d{2,}$`));
    const { body } = await coordinator.get(`/recommendations/${bill?.['id']}`);
    expect(body).toMatchObject({ title: { original: 'en', versions: { en: { text: 'Adopt the bill', state: 'verified' } } }, imported: { source: 'Canada', session: '2' }, adoptedOn: '2018-04-18', stateCodes: ['MLI', 'NER'] });
    expect(body.commitments.map((one: { stateCode: string; acceptance: string }) => [one.stateCode, one.acceptance])).toEqual([
      ['MLI', 'noted'],
      ['NER', 'noted'],
    ]);
    const focal = await portal.as('focal.mli');
    const own = await focal.get(`/commitments/${body.commitments[0].id}`);
    expect(own.body.reason.versions.en.text).toBe('Response: Noted');
    expect((await focal.get('/recommendations?q=bill')).status).toBe(200);

    expect((await run(request)).body).toEqual({ created: 0, alreadyThere: 2 });
    expect((await preview(request)).body).toMatchObject({ toCreate: 0, alreadyThere: 2 });
    expect((await run(requestOf([line('Adopt the law, ""quoted""'), line('Adopt one more')]))).body).toEqual({ created: 1, alreadyThere: 1 });
    expect(await portal.sql('SELECT intact FROM (SELECT (journal_verify()).*) AS v')).toEqual([{ intact: true }]);
  });

  it('says where a recommendation comes from only of one that was imported', async () => {
    await run(requestOf(['Mali,Adopt what says little'], 'To,Text'));
    const [imported] = await withText('Adopt what says little');
    expect((await coordinator.get(`/recommendations/${imported?.['id']}`)).body.imported).toEqual({ source: null, session: null });
    const [own] = await portal.sql('SELECT id FROM recommendations WHERE import_key IS NULL LIMIT 1');
    expect((await coordinator.get(`/recommendations/${own?.['id']}`)).body.imported).toBeNull();
  });

  it('ends a row at each kind of line end, mixed as they may be', async () => {
    const csv = 'To,Text\r\nMali,Adopt to here\nNiger,"Adopt in\ntwo lines"\r\nMaroc,Adopt to there\rMali,Adopt to the end';
    const { body } = await preview({ ...requestOf([]), csv });
    expect(body).toMatchObject({ issues: [], rowCount: 4 });
    expect(body.rows.map((row: { text: string }) => row.text)).toEqual(['Adopt to here', 'Adopt in\ntwo lines', 'Adopt to there', 'Adopt to the end']);
  });

  it('says of a workbook or a PDF that it is no CSV, not which columns it lacks', async () => {
    for (const csv of ['%PDF-1.7\nTo,Text', 'PK\u0003\u0004\u0014', 'To,Text\nMali,\u0000']) {
      const { status, body } = await preview({ ...requestOf([]), csv });
      expect({ csv, status, issues: body.issues }).toEqual({ csv, status: 400, issues: [{ path: 'csv', code: 'csv.not_csv' }] });
    }
  });

  it('is told in which language and from which meeting, and takes no file whose letters are lost', async () => {
    const { language: _, ...unsaid } = requestOf(['Mali,Adopt'], 'To,Text');
    const issuesOf = async (request: object) => (await preview(request)).body.issues;
    expect(await issuesOf(unsaid)).toEqual([{ path: 'language', code: 'language.required' }]);
    expect(await issuesOf({ ...requestOf(['Mali,Adopt'], 'To,Text'), meetingId: '' })).toEqual([{ path: 'meetingId', code: 'import.meeting_required' }]);
    expect(await issuesOf(requestOf(['Mali,D\uFFFDcret'], 'To,Text'))).toEqual([{ path: 'csv', code: 'csv.letters_lost' }]);
  });

  it('keeps titles on one line, and refuses a day out of reach', async () => {
    const { body } = await preview(requestOf(['Mali,Adopt,"A title\nof two lines",9999-01-01'], 'To,Text,Title,Adopted on'));
    expect(body.rows[0].title).toBe('A title of two lines');
    expect(body.issues).toMatchObject([{ row: 1, code: 'date.too_late' }]);
  });

  it('tells the State that institutions are missing, and its experts whom to ask, until one is named', async () => {
    const [focal, expert] = [await portal.as('focal.ner'), await portal.as('expert.ner')];
    const waiting = async () => (await focal.get('/work')).body.counts.withoutLead as number;
    const before = await waiting();
    await run(requestOf([line('Adopt what nobody leads', 'Niger'), line('Adopt what is only noted', 'Niger', 'Noted')]));
    expect(await waiting()).toBe(before + 1);
    const { items, total } = (await focal.get('/recommendations?state=NER&withoutLead=true&q=nobody')).body;
    expect(total).toBe(1);
    const { id } = items[0].commitments[0] as { id: string };
    const { institution } = (await expert.get('/session')).body;
    expect((await expert.get(`/commitments/${id}`)).body).toMatchObject({ mayDraft: false, focalPoints: ['Délégation du Niger — point focal'] });
    expect((await focal.get(`/commitments/${id}`)).body.focalPoints).toEqual([]);
    const { body: commitment } = await focal.get(`/commitments/${id}`);
    const named = { acceptance: 'accepted', reason: null, leadInstitutionId: institution.id, supportingInstitutionIds: [], dueOn: null, audience: 'participants' };
    expect((await focal.send('PATCH', `/commitments/${id}`, named, { 'if-match': `"${commitment.rowVersion}"` })).status).toBe(200);
    expect((await expert.get(`/commitments/${id}`)).body).toMatchObject({ mayDraft: true, focalPoints: [] });
    expect(await waiting()).toBe(before);
  });

  it('writes nothing twice when two do it at once', async () => {
    const request = requestOf(Array.from({ length: 120 }, (_, index) => line(`Adopt together ${index}`)));
    const answers = await Promise.all([run(request), run(request), run(request)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(answers.map(({ body }) => body.created).sort((one, other) => one - other)).toEqual([0, 0, 120]);
    const references = (await withText('Adopt together %')).map(({ reference }) => reference as string);
    expect(new Set(references).size).toBe(120);
    expect(references).toContain(`${meeting.code}-R100`);
  });

  it('uses references and ids of the file where it has them', async () => {
    const header = 'id;reference;state;text';
    const request = requestOf(['7;XYZ-1;ML;Adopt by id', '8;;NE;Adopt without'], header);
    expect((await run(request)).body).toEqual({ created: 2, alreadyThere: 0 });
    expect((await withText('Adopt by id'))[0]).toMatchObject({ reference: 'XYZ-1' });
    expect((await run(request)).body).toEqual({ created: 0, alreadyThere: 2 });
    expect((await run(requestOf(['9;XYZ-1;ML;Adopt another'], header))).body.issues).toEqual([{ path: 'rows.1.reference', code: 'reference.taken' }]);
  });

  it('is the coordinator’s alone', async () => {
    for (const account of ['focal.mli', 'donor', 'admin']) expect((await run(requestOf([line('Adopt it')]), await portal.as(account))).status).toBe(403);
    expect((await run({ ...requestOf([line('Adopt it')]), meetingId: randomUUID() })).status).toBe(400);
  });
});
