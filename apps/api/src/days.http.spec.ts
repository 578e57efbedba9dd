import { startPortal, type Client, type Portal } from './testing/portal.ts';

/** Days are counted where the reader is: between these two zones it is never the same day. */
const EAST = 'Pacific/Kiritimati';
const WEST = 'Pacific/Pago_Pago';

describe('days on screen', () => {
  let portal: Portal;
  let focal: Client;
  let coordinator: Client;
  let donor: Client;
  let commitmentId: string;
  let actionId: string;

  const text = (value: string) => ({ original: 'fr', versions: { fr: { text: value, state: 'verified' } } });
  const at = (version: number) => ({ 'if-match': `"${version}"`, 'idempotency-key': crypto.randomUUID() });
  const dayIn = async (zone: string, days = 0) => (await portal.sql<{ day: string }>(`SELECT ((now() AT TIME ZONE $1)::date + $2::integer)::text AS day`, [zone, days]))[0]?.day as string;
  async function live(client: Client, timeZone: string | null): Promise<void> {
    const { rowVersion } = (await client.get('/reminder-settings')).body;
    expect((await client.send('PUT', '/reminder-settings', { timeZone, digestHour: 7, deliveries: {} }, at(rowVersion))).status).toBe(200);
  }
  /** The day that ends in the west while it is over in the east. */
  const lastDay = () => dayIn(WEST);

  beforeAll(async () => {
    portal = await startPortal();
    [focal, coordinator, donor] = (await Promise.all(['focal.ner', 'coordinator', 'donor'].map((account) => portal.as(account)))) as [Client, Client, Client];
    const [open] = await portal.sql<{ id: string }>(
      `SELECT c.id FROM commitments c WHERE c.state_code = 'NER' AND c.acceptance <> 'noted' AND c.audience IN ('donors', 'public')
        AND NOT EXISTS (SELECT FROM commitment_standings s WHERE s.commitment_id = c.id AND s.status IN ('implemented', 'no_longer_applicable')) ORDER BY c.id LIMIT 1`,
    );
    commitmentId = open?.id ?? '';
    const plan = { title: text('Patrouilles'), text: text('Organiser des patrouilles.'), startsOn: null, dueOn: await dayIn(EAST, 10), completionRule: 'all_parts', leadState: null, audience: 'donors', illustrative: true };
    const draft = (await focal.send('POST', '/actions', { plan, stateCodes: ['NER'], commitmentIds: [] }, at(0))).body;
    actionId = (await focal.send('POST', `/actions/${draft.id}/activate`, undefined, at(draft.rowVersion))).body.id;
    await portal.sql('UPDATE commitments SET due_on = $2 WHERE id = $1', [commitmentId, await lastDay()]);
    await portal.sql('ALTER TABLE actions DISABLE TRIGGER USER');
    await portal.sql('UPDATE actions SET due_on = $2 WHERE id = $1', [actionId, await lastDay()]);
    await portal.sql('ALTER TABLE actions ENABLE TRIGGER USER');
  });
  afterAll(() => portal.close());

  const has = (items: { id: string }[], id: string) => items.some((item) => item.id === id);

  it.each([
    [EAST, true],
    [WEST, false],
  ])('say in %s whether a deadline has passed there: %j', async (zone, overdue) => {
    for (const client of [focal, coordinator, donor]) {
      await live(client, zone);
      expect((await client.get(`/commitments/${commitmentId}`)).body.overdue).toBe(overdue);
      expect((await client.get(`/actions/${actionId}`)).body.overdue).toBe(overdue);
      expect(has((await client.get('/actions?overdue=true&limit=100')).body.items, actionId)).toBe(overdue);
      expect((await client.get('/session')).body.timeZone).toBe(zone);
    }
    expect(has((await focal.get('/commitments?overdue=true&limit=100')).body.items, commitmentId)).toBe(overdue);
    const [work, actionWork] = [(await focal.get('/work')).body, (await focal.get('/work/actions')).body];
    expect([has(actionWork.overdue, actionId), has(actionWork.dueSoon, actionId)]).toEqual([overdue, !overdue]);
    expect([has(work.overdue, commitmentId), has(work.dueSoon, commitmentId)]).toEqual([overdue, !overdue]);
    const { due } = (await focal.get('/delegation-file')).body;
    expect(due.filter(({ subject }: { subject: { id: string } }) => [commitmentId, actionId].includes(subject.id)).map((line: { overdue: boolean }) => line.overdue)).toEqual([overdue, overdue]);
  });

  it('are counted in the usual zone of the State where none was chosen, and in UTC where there is no State', async () => {
    await live(focal, null);
    await live(coordinator, null);
    for (const [client, zone] of [[focal, 'Africa/Niamey'], [coordinator, 'UTC']] as const) {
      await portal.sql('UPDATE commitments SET due_on = $2 WHERE id = $1', [commitmentId, await dayIn(zone)]);
      expect((await client.get(`/commitments/${commitmentId}`)).body.overdue).toBe(false);
      await portal.sql('UPDATE commitments SET due_on = $2 WHERE id = $1', [commitmentId, await dayIn(zone, -1)]);
      expect((await client.get(`/commitments/${commitmentId}`)).body.overdue).toBe(true);
    }
    expect((await coordinator.get('/session')).body.timeZone).toBeNull();
  });
});
