import { Reminders } from '@suivi/notifications/api';
import { Listener } from './testing/listener.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ, WRITE } from './testing/round-trips.ts';
import { routesOf } from './testing/routes.ts';
import { PNG } from './testing/sample-files.ts';

const AROUND = /^\w+ \/(evidence|imports|users|invitations|journal|notifications|reminder-settings|mail-health|undelivered-mails|reporting-gaps|report-requests|comments|events|questionnaires)\b/;

describe('round trips of evidence, import, people, journal, reminders, comments and questionnaires', () => {
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
    expect({ route, status: answer.status }).toEqual({ route, status });
    measured.set(route, Math.max(measured.get(route) ?? 0, counter.counted.trips - before));
    return answer.body;
  }

  it(`are at most ${READ} for every read and ${WRITE} for every write, and every route is counted`, async () => {
    const [focal, coordinator, admin] = (await Promise.all(['focal.ner', 'coordinator', 'admin'].map((account) => portal.as(account)))) as [Client, Client, Client];
    const [draft] = await portal.sql<{ id: string }>(`SELECT id FROM updates WHERE state_code = 'NER' AND phase = 'draft' LIMIT 1`);
    const file = { kind: 'file', updateId: draft?.id, title: 'Photo', datedOn: '2026-01-01', language: 'fr', documentKind: 'photo', confidentiality: 'public', fileName: 'photo.png', sizeBytes: PNG.length };
    const { id } = await trips('POST /evidence', 201, focal, '/evidence', file, { 'idempotency-key': crypto.randomUUID() });
    const piece = (offset: number) => ({ 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset) });
    await trips('PATCH /evidence/:id/content', 200, focal, `/evidence/${id}/content`, PNG.subarray(0, 20), piece(0));
    await trips('PATCH /evidence/:id/content', 409, focal, `/evidence/${id}/content`, PNG.subarray(0, 20), piece(0));
    await trips('PATCH /evidence/:id/content', 200, focal, `/evidence/${id}/content`, PNG.subarray(20), piece(20));
    await trips('GET /evidence/:id', 200, focal, `/evidence/${id}`);
    await trips('GET /evidence/:id/content', 200, focal, `/evidence/${id}/content`);
    await trips('DELETE /evidence/:id', 204, focal, `/evidence/${id}`);

    const [meeting] = await portal.sql<{ id: string }>('SELECT id FROM meetings LIMIT 1');
    const request = { csv: 'state,text,reference\nMali,Adopt it,X-1\nNiger,Adopt it too,', mapping: {}, meetingId: meeting?.id, language: 'en', adoptedOn: '2020-01-01' };
    await trips('POST /imports/preview', 200, coordinator, '/imports/preview', request);
    await trips('POST /imports', 200, coordinator, '/imports', request, { 'idempotency-key': crypto.randomUUID() });

    await trips('GET /users', 200, admin, '/users');
    const [user] = await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = 'donor@suivi.example'`);
    await trips('POST /users/:id/disable', 200, admin, `/users/${user?.id}/disable`);
    await trips('POST /users/:id/enable', 200, admin, `/users/${user?.id}/enable`);
    await trips('GET /users/:id/journal', 200, admin, `/users/${user?.id}/journal`);
    const wanted = { role: 'observer', stateCode: null, institutionId: null, language: 'fr' };
    const sent = await trips('POST /invitations', 201, admin, '/invitations', { ...wanted, email: 'one@suivi.example' });
    const withdrawn = await trips('POST /invitations', 201, admin, '/invitations', { ...wanted, email: 'two@suivi.example' });
    await trips('DELETE /invitations/:id', 204, admin, `/invitations/${withdrawn.id}`);
    await trips('GET /invitations', 200, admin, '/invitations');
    const token = sent.link.split('/').at(-1);
    await trips('GET /invitations/by-token/:token', 200, portal.anonymous(), `/invitations/by-token/${token}`);
    await trips('POST /invitations/accept', 200, portal.anonymous(), '/invitations/accept', { token, name: 'Une Personne', password: 'long enough a password' });
    await trips('GET /journal', 200, admin, '/journal');
    await trips('GET /journal/verification', 200, admin, '/journal/verification');

    await portal.app.get(Reminders).prepare();
    const { items } = await trips('GET /notifications', 200, focal, '/notifications?limit=100');
    await trips('GET /notifications/unread', 200, coordinator, '/notifications/unread');
    await trips('POST /notifications/read', 200, focal, '/notifications/read', { ids: [items[0].id] });
    const { rowVersion } = await trips('GET /reminder-settings', 200, focal, '/reminder-settings');
    await trips('PUT /reminder-settings', 200, focal, '/reminder-settings', { timeZone: 'Africa/Niamey', digestHour: 6, deliveries: {} }, { 'if-match': `"${rowVersion}"` });
    await trips('GET /mail-health', 200, admin, '/mail-health');
    await trips('GET /undelivered-mails', 200, coordinator, '/undelivered-mails');
    await trips('GET /reporting-gaps', 200, coordinator, '/reporting-gaps');
    const { since, seal } = await trips('POST /report-requests/preview', 200, coordinator, '/report-requests/preview', {});
    const asked = await trips('POST /report-requests', 201, coordinator, '/report-requests', { since, seal }, { 'idempotency-key': crypto.randomUUID() });
    await trips('GET /report-requests', 200, coordinator, '/report-requests');
    await trips('GET /report-requests/:id', 200, coordinator, `/report-requests/${asked.id}`);
    const [commitment] = await portal.sql<{ id: string }>(`SELECT id FROM commitments WHERE state_code = 'NER' LIMIT 1`);
    const subject = { kind: 'commitment', id: commitment?.id };
    const about = `kind=commitment&subject=${commitment?.id}`;
    const said = { body: 'Un mot.', language: 'fr', mentionIds: [(await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = 'coordinator@suivi.example'`))[0]?.id] };
    const once = () => ({ 'idempotency-key': crypto.randomUUID() });
    const comment = await trips('POST /comments', 201, focal, '/comments', { ...said, subject, audience: 'delegation', stateCode: null }, once());
    await trips('POST /comments/:id/answers', 201, coordinator, `/comments/${comment.id}/answers`, { ...said, mentionIds: [] }, once());
    await trips('PATCH /comments/:id', 200, focal, `/comments/${comment.id}`, { ...said, body: 'Un autre mot.' }, { 'if-match': '"1"' });
    const { upTo } = await trips('GET /comments', 200, coordinator, `/comments?${about}`);
    await trips('GET /comments', 200, coordinator, `/comments?${about}&since=${encodeURIComponent(upTo)}`);
    await trips('GET /comments/unread', 200, coordinator, '/comments/unread');
    await trips('GET /comments/candidates', 200, coordinator, `/comments/candidates?${about}&audience=delegation&q=d`);
    await trips('PUT /comments/mark', 204, coordinator, '/comments/mark', { subject, upTo });
    await trips('POST /comments/:id/withdrawal', 200, focal, `/comments/${comment.id}/withdrawal`, undefined, { 'if-match': '"2"' });

    const begun = await trips('POST /questionnaires', 201, coordinator, '/questionnaires', { title: { original: 'fr', versions: { fr: { text: 'Un titre', state: 'verified' } } }, fromVersionId: null }, once());
    const { items: questionnaires } = await trips('GET /questionnaires', 200, focal, '/questionnaires');
    const { content } = await trips('GET /questionnaires/versions/:id', 200, focal, `/questionnaires/versions/${questionnaires.at(-1).versions[0].id}`);
    await trips('PUT /questionnaires/versions/:id', 200, coordinator, `/questionnaires/versions/${begun.id}`, content, { 'if-match': '"1"' });
    await trips('POST /questionnaires/versions/:id/publish', 200, coordinator, `/questionnaires/versions/${begun.id}/publish`, undefined, { ...once(), 'if-match': '"2"' });
    const second = await trips('POST /questionnaires/:id/versions', 201, coordinator, `/questionnaires/${begun.questionnaireId}/versions`, undefined, once());
    await trips('DELETE /questionnaires/versions/:id', 204, coordinator, `/questionnaires/versions/${second.id}`, undefined, { 'if-match': '"1"' });

    const before = counter.counted.trips;
    const listener = await Listener.open(coordinator, { kind: 'commitment', id: commitment?.id ?? '' });
    measured.set('GET /events', counter.counted.trips - before);
    listener.close();

    expect([...measured].filter(([route, count]) => count > (route.startsWith('GET') ? READ : WRITE))).toEqual([]);
    const routes = routesOf(portal).map(({ method, path }) => `${method} ${path}`);
    expect(routes.filter((route) => AROUND.test(route) && !measured.has(route))).toEqual([]);
  });
});
