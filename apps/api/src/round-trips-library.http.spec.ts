import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ, WRITE } from './testing/round-trips.ts';
import { routesOf } from './testing/routes.ts';

const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });

describe('round trips of the library', () => {
  let portal: Portal;
  let counter: ReturnType<typeof countRoundTrips>;
  const measured = new Map<string, number>();

  beforeAll(async () => {
    portal = await startPortal();
    counter = countRoundTrips();
  });
  afterAll(async () => {
    counter.stop();
    await portal.close();
  });

  async function trips(route: string, status: number, client: Client, address: string, body?: unknown, headers?: Record<string, string>) {
    const before = counter.counted.trips;
    const answer = await client.send(route.split(' ')[0] ?? '', address, body, headers);
    expect({ route, status: answer.status, issues: answer.body?.issues ?? [] }).toEqual({ route, status, issues: [] });
    measured.set(route, Math.max(measured.get(route) ?? 0, counter.counted.trips - before));
    return answer.body;
  }

  it(`are at most ${READ} for every read and ${WRITE} for every write, and every route is counted`, async () => {
    const focal = await portal.as('focal.ner');
    const headers = (version: number) => ({ 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() });
    const law = { kind: 'legislation', stateCode: 'NER', title: text('Loi'), link: null, sherloc: null, source: null, audience: 'donors', type: 'law', number: '1', adoptedOn: null, gazette: null, status: 'in_force', articles: [{ articleId: 'SOM-6', provision: 'art. 1', extract: text('Texte.') }], citations: [] };
    const { id: older } = await trips('POST /library', 201, focal, '/library', law, headers(1));
    const { id } = await trips('POST /library', 201, focal, '/library', { ...law, citations: [{ relation: 'amends', legislationId: older }] }, headers(1));
    const one = `/library/legislation/${id}`;
    await trips('GET /library', 200, focal, '/library?state=NER&article=SOM-6');
    await trips('GET /library', 200, focal, '/library?q=textes&kind=legislation');
    await trips('PATCH /library/:kind/:id', 200, focal, one, { ...law, kind: 'legislation', articles: [...law.articles, ...law.articles], citations: [{ relation: 'repeals', legislationId: older }] }, headers(1));
    await trips('GET /library/:kind/:id', 200, focal, one);
    await trips('POST /library/:kind/:id/publish', 200, focal, `${one}/publish`, undefined, headers(2));
    await trips('GET /library/:kind/:id', 200, await portal.as('donor'), one);
    await trips('GET /library/:kind/:id/journal', 200, focal, `${one}/journal`);
    await trips('POST /library/:kind/:id/withdraw', 200, focal, `${one}/withdraw`, undefined, headers(3));
    await trips('DELETE /library/:kind/:id', 204, focal, `/library/legislation/${older}`);
    const file = { csv: 'Titre,État,Articles,Extrait\nLoi,Niger,SOM-6,Texte\nAutre loi,Niger,,', mapping: {}, language: 'fr', audience: 'donors' };
    await trips('POST /library-imports/preview', 200, focal, '/library-imports/preview', file);
    await trips('POST /library-imports', 200, focal, '/library-imports', file, headers(1));

    expect([...measured].filter(([route, count]) => count > (route.startsWith('GET') ? READ : WRITE))).toEqual([]);
    const routes = routesOf(portal).map(({ method, path }) => `${method} ${path}`).filter((route) => /^\w+ \/library/.test(route));
    expect(routes.filter((route) => !measured.has(route))).toEqual([]);
  });
});
