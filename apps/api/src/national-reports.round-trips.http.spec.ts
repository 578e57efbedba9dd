import { fileOf } from './testing/files.ts';
import { article, entry, matching, once, planOf, publishQuestionnaire, said, text } from './testing/national-report.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ, WRITE } from './testing/round-trips.ts';
import { routesOf } from './testing/routes.ts';

const REPORTS = /^\w+ \/(rounds|national-reports|report-submissions)\b/;

describe('round trips of rounds and national reports', () => {
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
    expect({ route, status: answer.status, body: answer.status === status ? null : answer.body }).toEqual({ route, status, body: null });
    measured.set(route, Math.max(measured.get(route) ?? 0, counter.counted.trips - before));
    return answer.body;
  }

  it(`are at most ${READ} for every read and ${WRITE} for every write, and every route is counted`, async () => {
    const [coordinator, focal, expert, donor] = (await Promise.all(['coordinator', 'focal.ner', 'expert.ner', 'donor'].map((account) => portal.as(account)))) as [Client, Client, Client, Client];
    const versionId = await publishQuestionnaire(coordinator);
    const acted = (version: number) => ({ ...matching(version), ...once() });

    const thrown = await trips('POST /rounds', 201, coordinator, '/rounds', planOf(versionId), once());
    await trips('PUT /rounds/:id', 200, coordinator, `/rounds/${thrown.id}`, planOf(versionId, { title: text('Un autre') }), matching(1));
    await trips('DELETE /rounds/:id', 204, coordinator, `/rounds/${thrown.id}`);
    const round = await trips('POST /rounds', 201, coordinator, '/rounds', planOf(versionId), once());
    await trips('POST /rounds/:id/open', 200, coordinator, `/rounds/${round.id}/open`, undefined, acted(1));
    await trips('POST /rounds/:id/extensions', 201, coordinator, `/rounds/${round.id}/extensions`, { closesOn: '2099-01-01', reason: 'Un délai.' }, acted(2));
    for (const client of [coordinator, focal, donor]) {
      await trips('GET /rounds/:id', 200, client, `/rounds/${round.id}`);
      await trips('GET /rounds', 200, client, '/rounds');
    }

    const start = (correction: boolean) => trips('POST /national-reports', 201, focal, '/national-reports', { roundId: round.id, correction }, once());
    const { id: draft } = await start(false);
    await trips('DELETE /national-reports/:id', 204, focal, `/national-reports/${draft}`);
    const { id, sections } = await start(false);
    const answers = `/national-reports/${id}/answers`;
    await trips('PATCH /national-reports/:id/sections/:section', 200, focal, `/national-reports/${id}/sections/law`, { audience: 'donors' }, matching(sections[1].rowVersion));
    await trips('PUT /national-reports/:id/answers/:question', 200, focal, `${answers}/advances`, { value: said('Un bureau.') }, matching(0));
    await trips('PUT /national-reports/:id/answers/:question', 412, focal, `${answers}/advances`, { value: said('Un autre.') }, matching(0));
    await trips('DELETE /national-reports/:id/answers/:question', 200, focal, `${answers}/advances`, undefined, matching(1));
    await trips('PUT /national-reports/:id/answers/:question', 200, focal, `${answers}/advances`, { value: said('Un bureau.') }, matching(2));
    await trips('PUT /national-reports/:id/answers/:question', 200, focal, `${answers}/practices`, { value: { kind: 'entries', entries: [entry('Guichet', true)] } }, matching(0));
    for (const item of ['SOM-6', 'SOM-8']) await trips('PUT /national-reports/:id/answers/:question/:item', 200, focal, `${answers}/som/${item}`, { value: article('drafting') }, matching(0));
    await trips('DELETE /national-reports/:id/answers/:question/:item', 200, focal, `${answers}/som/SOM-8`, undefined, matching(1));
    await trips('PUT /national-reports/:id/answers/:question/:item', 200, focal, `${answers}/som/SOM-8`, { value: article('drafting') }, matching(2));
    await focal.send('POST', '/evidence', { kind: 'link', answer: { reportId: id, question: 'som', item: 'SOM-6' }, title: 'Loi', datedOn: '2020-01-01', language: 'fr', documentKind: 'law', confidentiality: 'public', url: 'https://www.unodc.org/' });
    const read = async () => (await trips('GET /national-reports/:id', 200, expert, `/national-reports/${id}`)).rowVersion as number;
    await trips('GET /national-reports', 200, expert, '/national-reports');
    for (const ending of ['pdf', 'docx']) await trips(`GET /national-reports/:id/report.${ending}`, 200, expert, `/national-reports/${id}/report.${ending}?language=fr`);
    const form = await fileOf(portal, 'focal.ner', `/national-reports/${id}/form.xlsx?language=fr`);
    for (const ending of ['xlsx', 'docx']) await trips(`GET /national-reports/:id/form.${ending}`, 200, focal, `/national-reports/${id}/form.${ending}?language=fr`);
    await trips('POST /national-reports/:id/returned-forms', 200, focal, `/national-reports/${id}/returned-forms`, { content: form.bytes.toString('base64') });
    await trips('POST /national-reports/:id/returned-answers', 200, focal, `/national-reports/${id}/returned-answers`, { answers: [{ question: 'body', item: '', expected: 0, value: { kind: 'single_choice', choice: 'no' } }, { question: 'advances', item: '', expected: 3, value: said('Deux bureaux.') }] }, once());
    await trips('POST /national-reports/:id/submit', 200, focal, `/national-reports/${id}/submit`, undefined, acted(await read()));
    await trips('POST /national-reports/:id/withdraw', 200, focal, `/national-reports/${id}/withdraw`);
    const { submissionId } = await trips('POST /national-reports/:id/submit', 200, focal, `/national-reports/${id}/submit`, undefined, acted(await read()));
    await trips('GET /report-submissions', 200, coordinator, `/report-submissions?round=${round.id}&state=NER&phase=submitted`);
    await trips('POST /report-submissions/:id/reviews', 201, coordinator, `/report-submissions/${submissionId}/reviews`, { outcome: 'validated', comment: null, verified: [] }, acted(1));
    await trips('PATCH /report-submissions/:id/sections/:section/audience', 200, focal, `/report-submissions/${submissionId}/sections/structures/audience`, { audience: 'public' });
    for (const client of [coordinator, focal, donor]) {
      await trips('GET /report-submissions/:id', 200, client, `/report-submissions/${submissionId}`);
      for (const ending of ['pdf', 'docx']) await trips(`GET /report-submissions/:id/report.${ending}`, 200, client, `/report-submissions/${submissionId}/report.${ending}?language=fr`);
    }
    await trips('GET /rounds/:id/journal', 200, coordinator, `/rounds/${round.id}/journal`);
    for (const client of [focal, coordinator]) await trips('GET /national-reports/:id/journal', 200, client, `/national-reports/${id}/journal`);
    // A start that has answers, sections and assignments to take over costs most.
    expect((await start(true)).answers).toHaveLength(5);

    expect([...measured].filter(([route, count]) => count > (route.startsWith('GET') ? READ : WRITE))).toEqual([]);
    const routes = routesOf(portal).map(({ method, path }) => `${method} ${path}`);
    expect(routes.filter((route) => REPORTS.test(route) && !measured.has(route))).toEqual([]);
  });
});
