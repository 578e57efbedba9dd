import { startPortal, type Client, type Portal } from './testing/portal.ts';

const CSV = [
  'Titre;État;Type;Numéro;Date;Articles;Disposition;Extrait;Lien;Source;Id',
  'Loi importée un;Niger;Loi;2098-1;2010-12-16;SOM 6;art. 3;"Le passeur ; puni";https://www.example.org/1;Journal officiel;A',
  'Loi importée un;Niger;Loi;2098-1;2010-12-16;UNTOC-5;art. 4;;;Journal officiel;A',
  'Décret importé;NER;décret;2098-2;2011-01-01;;;;;Journal officiel;B',
].join('\n');
const REQUEST = { csv: CSV, mapping: {}, language: 'fr', audience: 'participants' };

describe('the import of laws over HTTP', () => {
  let portal: Portal;
  let focal: Client;
  beforeAll(async () => {
    portal = await startPortal();
    focal = await portal.as('focal.ner');
  });
  afterAll(() => portal.close());

  const preview = (request: object, client = focal) => client.send('POST', '/library-imports/preview', { ...REQUEST, ...request });
  const run = (request: object = {}, client = focal) => client.send('POST', '/library-imports', { ...REQUEST, ...request }, { 'idempotency-key': crypto.randomUUID() });

  it('shows what it would do, does it once, and finds its laws again', async () => {
    const { status, body } = await preview({});
    expect([status, body]).toMatchObject([200, { rowCount: 3, toCreate: 2, alreadyThere: 0, issues: [] }]);
    expect(body.rows.map(({ outcome, articles, provision }: Record<string, unknown>) => [outcome, articles, provision])).toEqual([
      ['create', ['SOM-6'], 'art. 3'],
      ['joins', ['UNTOC-5'], 'art. 4'],
      ['create', [], ''],
    ]);
    expect((await focal.get('/library?q=importee')).body.items).toEqual([]);
    expect((await run()).body).toEqual({ created: 2, alreadyThere: 0 });
    expect((await run()).body).toEqual({ created: 0, alreadyThere: 2 });
    expect((await preview({})).body).toMatchObject({ toCreate: 0, alreadyThere: 2 });
    const [item] = (await focal.get('/library?q=passeurs&type=law')).body.items as { id: string; match: object }[];
    expect(item?.match).toMatchObject({ articleId: 'SOM-6', provision: 'art. 3' });
    const { body: law } = await focal.get(`/library/legislation/${item?.id}`);
    expect(law).toMatchObject({ phase: 'published', keptBy: 'state', audience: 'participants', number: '2098-1', adoptedOn: '2010-12-16', link: 'https://www.example.org/1', source: 'Journal officiel' });
    expect(law.articles).toMatchObject([{ articleId: 'SOM-6', provision: 'art. 3' }, { articleId: 'UNTOC-5', provision: 'art. 4', extract: null }]);
  });

  it('brings in all of a file or nothing', async () => {
    const faulty = `${CSV}\nLoi d’ailleurs;Mali;Loi;9;2012-07-12;;;;;Journal officiel;C`.replace('2098-1', '2097-1').replaceAll(/;A$/gm, ';D');
    expect((await preview({ csv: faulty })).body.issues).toEqual([{ row: 4, column: 'État', code: 'state.not_own', value: 'Mali' }]);
    expect(await run({ csv: faulty })).toMatchObject({ status: 422, body: { code: 'incomplete', issues: [{ path: 'rows.4.État', code: 'state.not_own' }] } });
    expect((await focal.get('/library?q=2097-1')).body.items).toEqual([]);
    expect((await preview({ mapping: { Titre: 'number' } })).body.issues.map(({ code }: { code: string }) => code)).toEqual(['mapping.title_required', 'mapping.state_required']);
    expect((await preview({ csv: '%PDF-1.7' })).body.issues).toEqual([{ path: 'csv', code: 'csv.not_csv' }]);
  });

  it('lets the coordinator bring in laws of every State, public and with their source, as the programme’s own', async () => {
    const coordinator = await portal.as('coordinator');
    const csv = 'Title,State,Number\nA law,Mali,2096-1\nAnother law,Morocco,2096-2';
    expect((await run({ csv, language: 'en' }, coordinator)).body.issues).toEqual([{ path: 'audience', code: 'audience.public_only' }]);
    expect((await run({ csv, language: 'en', audience: 'public' }, coordinator)).body.issues).toMatchObject([{ code: 'source.required' }, { code: 'source.required' }]);
    expect((await run({ csv, language: 'en', audience: 'public', source: 'SHERLOC' }, coordinator)).body).toEqual({ created: 2, alreadyThere: 0 });
    const donor = await portal.as('donor');
    const items = (await donor.get('/library?q=law&kind=legislation')).body.items as { keptBy: string; stateCode: string }[];
    expect(items.filter(({ keptBy }) => keptBy === 'programme').map(({ stateCode }) => stateCode)).toEqual(expect.arrayContaining(['MLI', 'MAR']));
    expect((await run({}, await portal.as('expert.ner'))).body.code).toBe('forbidden');
  });
});
