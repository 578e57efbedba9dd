import { startPortal, type Answer, type Client, type Portal } from './testing/portal.ts';

const text = (value: string, language = 'fr') => ({ original: language, versions: { [language]: { text: value, state: 'verified' } } });
const SHARED = { title: text('Loi relative aux essais'), link: 'https://www.example.org/loi', sherloc: null, source: 'Journal officiel', audience: 'participants', citations: [] };
const LAW = {
  ...SHARED,
  kind: 'legislation',
  stateCode: 'NER',
  type: 'law',
  number: '2099-01',
  adoptedOn: '2015-05-26',
  gazette: null,
  status: 'in_force',
  articles: [{ articleId: 'SOM-6', provision: 'art. 10', extract: text('Les magistrats répriment le trafic illicite.') }],
};
const CASE = {
  ...SHARED,
  kind: 'case-law',
  stateCode: 'NER',
  title: text('Affaire des passeurs'),
  court: text('Tribunal de grande instance'),
  decidedOn: '2020-02-03',
  partiesAnonymised: true,
  facts: text('Un réseau de passeurs a été démantelé.'),
  outcome: null,
  cooperation: ['extradition'],
  articleIds: ['SOM-6'],
};
const STRATEGY = { ...SHARED, kind: 'strategies', stateCode: 'NER', title: text('Stratégie nationale'), institution: null, startsOn: '2020-01-01', endsOn: '2024-12-31', themeIds: [], summary: text('Coordonner les services.') };
const ROLES = ['focal.ner', 'expert.ner', 'focal.mli', 'coordinator', 'observer', 'donor'] as const;
type Account = (typeof ROLES)[number];
interface Item {
  id: string;
  kind: string;
  stateCode: string;
  phase: string;
  match: { part: string; articleId: string | null; provision: string | null; language: string; passages: number; excerpt: { text: string; found: boolean }[] } | null;
}

describe('the library over HTTP', () => {
  let portal: Portal;
  const clients = {} as Record<Account, Client>;

  beforeAll(async () => {
    portal = await startPortal();
    for (const account of ROLES) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());

  const create = (content: object, client = clients['focal.ner']) => client.send('POST', '/library', content, { 'idempotency-key': crypto.randomUUID() });
  const change = (kind: string, id: string, version: number, content: object, client = clients['focal.ner']) => client.send('PATCH', `/library/${kind}/${id}`, { kind, ...content }, { 'if-match': `"${version}"` });
  const move = (act: string, kind: string, id: string, version: number, client = clients['focal.ner']) => client.send('POST', `/library/${kind}/${id}/${act}`, undefined, { 'if-match': `"${version}"` });
  const published = async (content: object, client = clients['focal.ner']) => {
    const { body } = await create(content, client);
    return (await move('publish', body.kind, body.id, 1, client)).body;
  };
  const found = async (words: string, client = clients['focal.ner'], query = '') => (await client.get(`/library?limit=100&q=${encodeURIComponent(words)}${query}`)).body.items as Item[];
  const ids = (items: Item[]) => items.map(({ id }) => id);

  it('takes a law as a draft of its State, with the provision for each article and its text, and shows it to others once it is published', async () => {
    const { status, headers, body } = await create(LAW);
    expect([status, headers.get('etag')]).toEqual([201, '"1"']);
    expect(body).toMatchObject({ ...LAW, keptBy: 'state', phase: 'draft', illustrative: false, cites: [], citedBy: [], rowVersion: 1 });
    for (const account of ['focal.mli', 'coordinator', 'observer', 'donor'] as const) expect({ account, status: (await clients[account].get(`/library/legislation/${body.id}`)).status }).toEqual({ account, status: 404 });
    expect((await clients['expert.ner'].get(`/library/legislation/${body.id}`)).body.phase).toBe('draft');
    const { body: shown } = await move('publish', 'legislation', body.id, 1);
    expect(shown).toMatchObject({ phase: 'published', rowVersion: 2 });
    for (const [account, expected] of [['focal.mli', 200], ['coordinator', 200], ['observer', 200], ['donor', 404]] as const) {
      expect({ account, status: (await clients[account].get(`/library/legislation/${body.id}`)).status }).toEqual({ account, status: expected });
    }
    expect((await change('legislation', body.id, 2, { audience: 'delegation' })).body.issues).toEqual([{ path: 'audience', code: 'audience.only_widens' }]);
    expect((await change('legislation', body.id, 2, { audience: 'donors' })).status).toBe(200);
    expect((await clients.donor.get(`/library/legislation/${body.id}`)).status).toBe(200);
    const { body: withdrawn } = await move('withdraw', 'legislation', body.id, 3);
    expect(withdrawn).toMatchObject({ phase: 'withdrawn', rowVersion: 4 });
    expect((await clients.donor.get(`/library/legislation/${body.id}`)).status).toBe(404);
    expect((await clients.coordinator.get(`/library/legislation/${body.id}`)).status).toBe(200);
    expect((await change('legislation', body.id, 4, { number: 'x' })).body.code).toBe('wrong_phase');
  });

  it('keeps what is not given, replaces provisions and citations as a whole, and refuses a version that was not read', async () => {
    const older = await published({ ...LAW, number: '1999-09', title: text('Loi ancienne') });
    const { body } = await create({ ...LAW, number: '2099-02', citations: [{ relation: 'repeals', legislationId: older.id }] });
    expect(body.cites).toMatchObject([{ relation: 'repeals', kind: 'legislation', id: older.id, number: '1999-09' }]);
    expect((await clients['focal.ner'].get(`/library/legislation/${older.id}`)).body.citedBy).toMatchObject([{ relation: 'repeals', id: body.id }]);
    expect((await clients['focal.mli'].get(`/library/legislation/${older.id}`)).body.citedBy).toEqual([]);
    const two = [...LAW.articles, { articleId: 'UNTOC-5', provision: null, extract: null }];
    const changed = await change('legislation', body.id, 1, { articles: two, citations: [{ relation: 'amends', legislationId: older.id }] });
    expect(changed.body).toMatchObject({ number: '2099-02', articles: two, rowVersion: 2, citations: [{ relation: 'amends', legislationId: older.id }] });
    expect((await change('legislation', body.id, 2, { articles: [] })).body.articles).toEqual([]);
    const stale = await change('legislation', body.id, 2, { number: '1' });
    expect([stale.status, stale.body.code, stale.body.current.rowVersion]).toEqual([412, 'stale', 3]);
    expect((await clients['focal.ner'].send('PATCH', `/library/legislation/${body.id}`, { kind: 'legislation' })).status).toBe(428);
    expect((await change('legislation', body.id, 3, { citations: [{ relation: 'amends', legislationId: body.id }] })).body.issues).toEqual([{ path: 'citations', code: 'citation.itself' }]);
  });

  it('lets an expert draft and go on with a draft, and leaves it to the focal point to publish', async () => {
    const { body } = await create(CASE, clients['expert.ner']);
    expect(body).toMatchObject({ ...CASE, phase: 'draft' });
    expect((await change('case-law', body.id, 1, { outcome: text('Condamnation.') }, clients['expert.ner'])).body).toMatchObject({ outcome: text('Condamnation.'), rowVersion: 2 });
    expect((await move('publish', 'case-law', body.id, 2, clients['expert.ner'])).body.code).toBe('forbidden');
    expect((await move('publish', 'case-law', body.id, 2)).status).toBe(200);
    expect((await change('case-law', body.id, 3, { outcome: null }, clients['expert.ner'])).body.code).toBe('wrong_phase');
    expect((await change('case-law', body.id, 3, { outcome: null }, clients['focal.mli'])).body.code).toBe('forbidden');
    expect((await clients['focal.ner'].send('DELETE', `/library/case-law/${body.id}`)).body.code).toBe('wrong_phase');
    const { body: thrown } = await create(STRATEGY, clients['expert.ner']);
    expect((await clients['expert.ner'].send('DELETE', `/library/strategies/${thrown.id}`)).status).toBe(204);
    expect((await clients['expert.ner'].get(`/library/strategies/${thrown.id}`)).status).toBe(404);
  });

  it('takes from the coordinator what is public, says so, and lets no State change it', async () => {
    const entry = { ...STRATEGY, stateCode: null, audience: 'public', title: text('Stratégie du programme') };
    const { status, body } = await create(entry, clients.coordinator);
    expect([status, body]).toMatchObject([201, { ...entry, keptBy: 'programme', phase: 'published' }]);
    expect((await change('strategies', body.id, 1, { link: null })).body.code).toBe('forbidden');
    expect((await create({ ...entry, audience: 'donors', source: null }, clients.coordinator)).body.issues).toEqual([
      { path: 'audience', code: 'audience.public_only' },
      { path: 'source', code: 'source.required' },
    ]);
    const law = await create({ ...LAW, audience: 'public', number: 'P-1' }, clients.coordinator);
    expect(law.body).toMatchObject({ keptBy: 'programme', phase: 'published', stateCode: 'NER' });
    expect((await change('legislation', law.body.id, 1, { number: 'P-2' })).body.code).toBe('forbidden');
    expect((await change('legislation', law.body.id, 1, { number: 'P-2' }, clients.coordinator)).status).toBe(200);
  });

  it('says what is at fault', async () => {
    for (const [content, path, code] of [
      [{ ...LAW, stateCode: 'MLI' }, 'stateCode', 'state.not_own'],
      [{ ...LAW, articles: [{ articleId: 'SOM-99', provision: null, extract: null }] }, 'articles', 'article.unknown'],
      [{ ...LAW, articles: [{ articleId: 'SOM-6', provision: null, extract: text('x'.repeat(10_001)) }] }, 'articles.0.extract.versions.fr.text', 'text.too_long'],
      [{ ...LAW, citations: [{ relation: 'amends', legislationId: crypto.randomUUID() }] }, 'citations', 'citation.unknown'],
      [{ ...LAW, link: 'http://www.example.org/' }, 'link', 'url.https_required'],
      [{ ...LAW, link: 'javascript:alert(1)' }, 'link', 'url.malformed'],
      [{ ...LAW, sherloc: 'https://sherloc.unodc.org.example/cld' }, 'sherloc', 'sherloc.other_site'],
      [{ ...LAW, adoptedOn: '2999-01-01' }, 'adoptedOn', 'date.in_future'],
      [{ ...CASE, partiesAnonymised: false }, 'partiesAnonymised', 'case.anonymise'],
      [{ ...CASE, cooperation: ['none', 'extradition'] }, 'cooperation', 'cooperation.none_or_some'],
      [{ ...STRATEGY, endsOn: '2019-01-01' }, 'endsOn', 'date.end_before_start'],
      [{ ...STRATEGY, themeIds: [crypto.randomUUID()] }, 'themeIds', 'theme.unknown'],
      [{ ...STRATEGY, stateCode: null }, 'stateCode', 'state.not_own'],
    ] as const) {
      expect(await create(content)).toMatchObject({ status: 400, body: { code: 'invalid_input', issues: [{ path, code }] } });
    }
    expect((await create({ ...LAW, stateCode: 'FRA', audience: 'public' }, clients.coordinator)).body.issues).toEqual([{ path: 'stateCode', code: 'state.not_of_programme' }]);
  });

  it('finds by every form of a word, in the language of the text, and shows where', async () => {
    const law = await published({
      ...LAW,
      title: { original: 'fr', versions: { fr: { text: 'Loi sur les juridictions sahéliennes', state: 'verified' }, ar: { text: 'قانون المحاكم الساحلية', state: 'verified' } } },
      number: '2088-77',
      articles: [
        { articleId: 'SOM-6', provision: 'art. 3', extract: { original: 'fr', versions: { fr: { text: 'Le magistrat instructeur saisit la filière organisée.', state: 'verified' }, ar: { text: 'يحيل القضاة الملف وفق الإجراءات المقررة.', state: 'verified' }, en: { text: 'Judges refer smuggled persons to the authorities.', state: 'draft' } } } },
        { articleId: 'UNTOC-18', provision: 'art. 9', extract: text('Les magistrats sahéliens demandent l’entraide.') },
      ],
    });
    for (const words of ['magistrats', 'Magistrat', 'filieres organise', 'filière organisée', 'قضاة', 'القضاة', 'إجراءات', 'قانون', 'smuggling person', '2088-77', 'juridiction sahelienne']) {
      expect({ words, found: ids(await found(words)).includes(law.id) }).toEqual({ words, found: true });
    }
    for (const words of ['notaire', 'magistrats introuvables', 'de la le']) expect({ words, found: ids(await found(words)).includes(law.id) }).toEqual({ words, found: false });
    const [hit] = (await found('instructeurs')).filter(({ id }) => id === law.id);
    expect(hit?.match).toMatchObject({ part: 'extract', articleId: 'SOM-6', provision: 'art. 3', language: 'fr', passages: 1 });
    expect(hit?.match?.excerpt).toEqual([
      { text: 'magistrat ', found: false },
      { text: 'instructeur', found: true },
      { text: ' saisit la filière organisée', found: false },
    ]);
    expect((await found('قانون')).find(({ id }) => id === law.id)?.match).toMatchObject({ part: 'title', language: 'ar' });
    expect((await found('إجراءات')).find(({ id }) => id === law.id)?.match?.excerpt.filter((piece) => piece.found)).toEqual([{ text: 'الإجراءات', found: true }]);
    expect((await found('sahéliens')).find(({ id }) => id === law.id)?.match).toMatchObject({ passages: 2 });
    expect((await found("l'entraide ' | ! & <-> :* (")).length).toBeGreaterThanOrEqual(0);
  });

  it('narrows by kind, State, type, status and article, with words and without', async () => {
    const law = await published({ ...LAW, number: 'F-1', type: 'decree', status: 'repealed', title: text('Décret zénithal'), articles: [{ articleId: 'SOM-17', provision: null, extract: text('Texte zénithal.') }] });
    const matter = await published({ ...CASE, title: text('Affaire zénithale') });
    for (const words of ['', 'q=zenithal&']) {
      const items = async (query: string) => (await clients['focal.mli'].get(`/library?${words}limit=100&${query}`)).body.items as Item[];
      expect(ids(await items('kind=case-law'))).toContain(matter.id);
      expect((await items('kind=case-law')).every(({ kind }) => kind === 'case-law')).toBe(true);
      expect(ids(await items('type=decree&status=repealed'))).toEqual([law.id]);
      expect(ids(await items('article=SOM-17'))).toContain(law.id);
      expect(ids(await items('article=SOM-17'))).not.toContain(matter.id);
      expect((await items('state=NER')).length).toBeGreaterThanOrEqual(2);
      expect((await items('state=MAR')).some(({ stateCode }) => stateCode === 'NER')).toBe(false);
    }
    expect((await clients.donor.get('/library?article=SOM-0x')).body.issues).toMatchObject([{ code: 'article.unknown' }]);
  });

  it('pages once through all of it, by date and by rank', async () => {
    for (let index = 0; index < 5; index++) await published({ ...LAW, number: `Q-${index}`, title: text(`Loi quinconce ${'quinconce '.repeat(index)}`) });
    for (const query of ['', '&q=quinconces']) {
      const whole = ids((await clients['focal.ner'].get(`/library?limit=100${query}`)).body.items as Item[]);
      const paged: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: Answer<{ items: Item[]; nextCursor: string | null }> = await clients['focal.ner'].get(`/library?limit=2${query}${cursor && `&cursor=${cursor}`}`);
        paged.push(...ids(body.items));
        cursor = body.nextCursor;
      }
      expect(paged).toEqual(whole);
      expect(new Set(paged).size).toBe(whole.length);
    }
    expect((await clients['focal.ner'].get('/library?q=quinconces&limit=2')).body).toMatchObject({ total: 5, capped: false });
  });

  it('finds for each reader what she may see, and nothing of a draft or of what was withdrawn', async () => {
    const word = 'clepsydre';
    for (const audience of ['delegation', 'participants', 'donors', 'public']) await published({ ...LAW, number: `A-${audience}`, audience, title: text(`Loi ${word} ${audience}`) });
    await create({ ...LAW, number: 'A-draft', audience: 'public', title: text(`Loi ${word} projet`) });
    const gone = await published({ ...LAW, number: 'A-gone', audience: 'public', title: text(`Loi ${word} retirée`) });
    await move('withdraw', 'legislation', gone.id, 2);
    const counts = Object.fromEntries(await Promise.all(ROLES.map(async (account) => [account, (await found(word, clients[account])).length] as const)));
    expect(counts).toEqual({ 'focal.ner': 5, 'expert.ner': 5, 'focal.mli': 3, coordinator: 4, observer: 3, donor: 2 });
    expect((await found(word, clients.coordinator, '&phase=withdrawn')).map(({ id }) => id)).toEqual([gone.id]);
  });

  it('is told in the journal: what was a draft to the State alone, the rest to the coordinator too', async () => {
    const { body } = await create({ ...LAW, number: 'J-1' });
    await change('legislation', body.id, 1, { number: 'J-2', articles: [...LAW.articles, { articleId: 'UNTOC-5', provision: null, extract: null }] });
    await move('publish', 'legislation', body.id, 2);
    const acts = async (account: Account) => ((await clients[account].get(`/library/legislation/${body.id}/journal`)).body.items as { act: string }[]).map(({ act }) => act).sort();
    expect(await acts('focal.ner')).toEqual(['legislation.changed', 'legislation.changed', 'legislation.created', 'legislation_articles.created', 'legislation_articles.created']);
    expect(await acts('coordinator')).toEqual(['legislation.changed']);
    expect((await clients.donor.get(`/library/legislation/${body.id}/journal`)).body.code).toBe('forbidden');
    const before = await portal.sql(`SELECT count(*)::integer AS n FROM journal WHERE act = 'legislation.refused'`);
    const { body: draft } = await create({ ...LAW, number: 'J-3' });
    await clients['focal.mli'].get(`/library/legislation/${draft.id}`);
    const after = await portal.sql(`SELECT count(*)::integer AS n FROM journal WHERE act = 'legislation.refused'`);
    expect((after[0]?.['n'] as number) - (before[0]?.['n'] as number)).toBe(1);
  });

  it('does once what is sent twice under one key', async () => {
    const key = { 'idempotency-key': crypto.randomUUID() };
    const [one, two] = [await clients['focal.ner'].send('POST', '/library', LAW, key), await clients['focal.ner'].send('POST', '/library', LAW, key)];
    expect([one.status, two.status, two.body.id]).toEqual([201, 201, one.body.id]);
  });

  it('names in the demonstration only laws that are public, each with its source, and says of all else that it is illustrative', async () => {
    const rows = await portal.sql(`SELECT link, source, (SELECT count(*)::integer FROM legislation_articles a WHERE a.legislation_id = l.id AND a.extract IS NOT NULL) AS extracts FROM legislation l WHERE kept_by = 'programme' AND NOT illustrative AND source <> 'Journal officiel'`);
    expect(rows.length).toBeGreaterThanOrEqual(6);
    for (const row of rows) expect(row).toMatchObject({ link: expect.stringMatching(/^https:/), source: expect.any(String), extracts: 0 });
    const others = await portal.sql(`SELECT illustrative FROM case_law WHERE source = 'Texte inventé pour la démonstration' UNION ALL SELECT illustrative FROM strategies WHERE source = 'Texte inventé pour la démonstration'`);
    expect(others).toEqual([{ illustrative: true }, { illustrative: true }]);
    const [hit] = await found('magistrats', clients.donor, '&article=SOM-6&type=other');
    expect(hit?.match).toMatchObject({ articleId: 'SOM-6', provision: 'art. 3' });
    const { body } = await clients.donor.get('/library?q=2015-36&kind=legislation');
    expect(body.items.map(({ status }: { status: string }) => status).sort()).toEqual(['in_force', 'repealed']);
  });
});
