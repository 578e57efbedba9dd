import type { Action, ActionPart, Timeline } from '@suivi/actions/domain';
import ICAL from 'ical.js';
import { createHash } from 'node:crypto';
import { Writable } from 'node:stream';
import pg from 'pg';
import { pino } from 'pino';
import { startPortal, type Client, type Portal } from './testing/portal.ts';
import { countRoundTrips, READ, WRITE } from './testing/round-trips.ts';

describe('the calendar under a secret address', () => {
  let portal: Portal;
  let log = '';
  const clients: Record<string, Client> = {};
  const as = (account: string) => clients[account] as Client;
  beforeAll(async () => {
    const sink = new Writable({ write: (chunk, _encoding, done) => ((log += String(chunk)), done()) });
    portal = await startPortal({ logger: pino(sink) });
    for (const account of ['focal.ner', 'focal.mli', 'expert.ner', 'coordinator', 'donor', 'observer', 'admin']) clients[account] = await portal.as(account);
  });
  afterAll(() => portal.close());

  const make = async (account: string) => {
    const { status, body } = await as(account).send('POST', '/profile/calendar-feed');
    expect({ account, status }).toEqual({ account, status: 201 });
    return new URL(body.address as string);
  };
  /** As a calendar program does: the address and nothing else. */
  const fetchFeed = async (address: URL, headers: Record<string, string> = {}) => {
    const answer = await fetch(portal.url + address.pathname, { headers });
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
  const valueOf = (event: ICAL.Event, name: string) => String(event.component.getFirstPropertyValue(name));
  const secretOf = (address: URL) => address.pathname.split('/').at(-1)?.replace('.ics', '') ?? '';

  it('is shown once, and known to the database by its SHA-256 alone', async () => {
    expect((await as('focal.mli').get('/profile/calendar-feed')).body).toEqual({ madeAt: null });
    const secret = secretOf(await make('focal.mli'));
    expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
    const { body } = await as('focal.mli').get('/profile/calendar-feed');
    expect(Object.keys(body)).toEqual(['madeAt']);
    const rows = await portal.sql(`SELECT f::text AS row, token_hash FROM calendar_feeds f JOIN users u ON u.id = f.user_id WHERE email = 'focal.mli@suivi.example'`);
    expect(rows[0]?.['token_hash']).toBe(createHash('sha256').update(secret).digest('hex'));
    expect(String(rows[0]?.['row'])).not.toContain(secret);
    expect((await as('admin').send('POST', '/profile/calendar-feed')).body.code).toBe('forbidden');
  });

  it('is a calendar that another program reads: all-day entries with stable identifiers and a link to the record', async () => {
    const address = await make('coordinator');
    const { status, headers, text } = await fetchFeed(address);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([200, 'text/calendar; charset=utf-8', 'private, no-cache']);
    expect(text.split('\r\n').filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([]);
    const events = eventsOf(text);
    const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const [from, to] = [inDays(-365), inDays(3 * 365)];
    const { items } = (await as('coordinator').get<Timeline>(`/timeline?from=${from}&to=${to}&late=within`)).body;
    const milestones = items.flatMap((entry) => entry.milestones.filter(({ dueOn }) => dueOn >= from && dueOn <= to).map((milestone) => ({ ...milestone, entry })));
    expect(milestones.some(({ reachedOn }) => reachedOn !== null)).toBe(true);
    expect(events.map(({ uid }) => uid).sort()).toEqual([...items.map(({ kind, id }) => `${kind}-${id}@suivi`), ...milestones.map(({ id }) => `milestone-${id}@suivi`)].sort());
    for (const event of events) {
      const milestone = milestones.find(({ id }) => event.uid === `milestone-${id}@suivi`);
      const entry = milestone?.entry ?? items.find(({ kind, id }) => event.uid === `${kind}-${id}@suivi`);
      expect(event.startDate.isDate && event.endDate.isDate).toBe(true);
      expect(event.startDate.toString()).toBe(milestone?.dueOn ?? (entry?.kind === 'meeting' ? entry.startsOn : entry?.endsOn));
      expect(Number(valueOf(event, 'sequence'))).toBe((milestone ?? entry)?.revision);
      if (milestone) expect(event.summary.startsWith('Jalon atteint :')).toBe(milestone.reachedOn !== null && !entry?.cancelled);
      expect(valueOf(event, 'status')).toBe(entry?.cancelled ? 'CANCELLED' : 'CONFIRMED');
      expect(valueOf(event, 'url')).toBe(`https://portal.suivi.example/${entry?.kind}s/${entry?.id}`);
    }
    expect(events.some((event) => valueOf(event, 'status') === 'CANCELLED')).toBe(true);
    expect(events.some(({ summary }) => summary.startsWith('En retard : '))).toBe(true);
    expect(eventsOf((await fetchFeed(address)).text).map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
  });

  it('holds what its owner may open and, for a delegation, what its own State takes part in', async () => {
    for (const account of ['focal.ner', 'expert.ner', 'donor', 'observer']) {
      const events = eventsOf((await fetchFeed(await make(account))).text);
      expect({ account, some: events.length > 0 }).toEqual({ account, some: true });
      for (const event of events) {
        const path = new URL(valueOf(event, 'url')).pathname;
        const { status, body } = await as(account).get(path);
        const states: string[] = body.parts?.map(({ stateCode }: { stateCode: string }) => stateCode) ?? [body.stateCode];
        expect({ account, path, status, own: !account.endsWith('.ner') || path.startsWith('/meetings/') || states.includes('NER') }).toEqual({ account, path, status: 200, own: true });
      }
    }
  });

  it('moves a milestone with its date: the same identifier, a higher sequence; to a delegation its own alone; late the day after where its owner is', async () => {
    const [milestone] = await portal.sql<{ id: string; action: string; due: string }>(`
      SELECT m.id, m.action_id AS action, m.due_on::text AS due FROM action_milestones m JOIN action_parts p USING (action_id, state_code)
      WHERE m.state_code = 'MLI' AND m.due_on > current_date AND p.phase = 'active' AND p.response = 'accepted' ORDER BY m.id LIMIT 1`);
    const address = await make('focal.mli');
    const told = async () => eventsOf((await fetchFeed(address)).text).find(({ uid }) => uid === `milestone-${milestone?.id}@suivi`);
    const before = await told();
    expect(before?.startDate.toString()).toBe(milestone?.due);
    const events = eventsOf((await fetchFeed(address)).text).filter(({ uid }) => uid.startsWith('milestone-'));
    const own = await portal.sql<{ id: string }>(`SELECT id FROM action_milestones WHERE state_code = 'MLI'`);
    expect(events.filter(({ uid }) => !own.some(({ id }) => uid === `milestone-${id}@suivi`))).toEqual([]);

    const { body: action } = await as('focal.mli').get<Action>(`/actions/${milestone?.action}`);
    const { responsibleInstitution, supportingInstitutions, commitments, milestones, rowVersion, contact, means, assistance, obstacles, audience } = action.parts.find(({ stateCode }) => stateCode === 'MLI') as ActionPart;
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    const change = {
      contact, means, assistance, obstacles, audience, responsibleInstitutionId: responsibleInstitution?.id ?? null, supportingInstitutionIds: supportingInstitutions.map(({ id }) => id), commitmentIds: commitments.map(({ id }) => id),
      milestones: milestones.map(({ id, title, weight, dueOn }) => ({ id, title, weight, dueOn: id === milestone?.id ? yesterday : dueOn })),
    };
    expect(await as('focal.mli').send('PATCH', `/actions/${action.id}/part`, change, { 'if-match': `"${rowVersion}"` })).toMatchObject({ status: 200 });
    const after = await told();
    expect(after?.startDate.toString()).toBe(yesterday);
    expect(Number(after && valueOf(after, 'sequence'))).toBeGreaterThan(Number(before && valueOf(before, 'sequence')));
    const late: Record<string, boolean | undefined> = {};
    for (const zone of ['Etc/GMT+12', 'UTC', 'Etc/GMT-14']) {
      await portal.sql(`INSERT INTO reminder_settings (user_id, time_zone) SELECT id, $1 FROM users WHERE email = 'focal.mli@suivi.example' ON CONFLICT (user_id) DO UPDATE SET time_zone = $1`, [zone]);
      late[zone] = (await told())?.summary.startsWith('Jalon en retard :');
    }
    expect(late).toEqual({ 'Etc/GMT+12': new Date(Date.now() - 12 * 3_600_000).toISOString().slice(0, 10) > yesterday, UTC: true, 'Etc/GMT-14': true });
  });

  it('speaks the language of its owner, follows her role, and ends with her account', async () => {
    const address = await make('observer');
    await as('observer').send('PATCH', '/profile', { language: 'ar' });
    const arabic = eventsOf((await fetchFeed(address)).text);
    expect(arabic.some(({ summary }) => summary.startsWith('الأجل:'))).toBe(true);
    const member = `user_id = (SELECT id FROM users WHERE email = 'observer@suivi.example')`;
    await portal.sql(`UPDATE memberships SET role = 'donor' WHERE ${member}`);
    expect(eventsOf((await fetchFeed(address)).text).length).toBeLessThan(arabic.length);
    await portal.sql(`UPDATE memberships SET role = 'admin' WHERE ${member}`);
    expect((await fetchFeed(address)).status).toBe(404);
    await portal.sql(`UPDATE memberships SET role = 'observer' WHERE ${member}`);
    expect((await fetchFeed(address)).status).toBe(200);
    await portal.sql(`UPDATE users SET disabled_at = now() WHERE email = 'observer@suivi.example'`);
    expect((await fetchFeed(address)).status).toBe(404);
  });

  it('ends when it is renewed or removed; both are journalled without it', async () => {
    const first = await make('focal.ner');
    const second = await make('focal.ner');
    expect([(await fetchFeed(first)).status, (await fetchFeed(second)).status]).toEqual([404, 200]);
    expect((await as('focal.ner').send('DELETE', '/profile/calendar-feed')).status).toBe(204);
    expect((await fetchFeed(second)).status).toBe(404);
    const entries = await portal.sql<{ act: string; row: string }>(`SELECT act, j::text AS row FROM journal j WHERE kind = 'calendar_feeds' AND subject_id = (SELECT id::text FROM users WHERE email = 'focal.ner@suivi.example') ORDER BY number`);
    expect(new Set(entries.map(({ act }) => act))).toEqual(new Set(['calendar_feeds.created', 'calendar_feeds.changed', 'calendar_feeds.removed']));
    const hash = createHash('sha256').update(secretOf(second)).digest('hex');
    expect(entries.filter(({ row }) => row.includes(hash) || row.includes(secretOf(second)))).toEqual([]);
  });

  it('is not sent again when nothing changed', async () => {
    const address = await make('donor');
    const { headers } = await fetchFeed(address);
    const again = await fetchFeed(address, { 'if-none-match': headers.get('etag') ?? '' });
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', headers.get('etag')]);
    expect((await fetchFeed(address, { 'if-none-match': 'W/"another"' })).status).toBe(200);
  });

  it('slows down whoever guesses, and nobody who knows', async () => {
    const address = await make('donor');
    const guess = () => fetchFeed(new URL(`/api/v1/calendar/${crypto.randomUUID()}.ics`, portal.url));
    const statuses: number[] = [];
    for (let count = 0; count < 10; count++) statuses.push((await guess()).status);
    expect(statuses.at(-1)).toBe(429);
    expect(Number((await guess()).headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await fetchFeed(address)).status).toBe(200);
    // The wait of one is no wait of the other: people go on signing in from there.
    expect((await portal.anonymous().send('POST', '/session', { email: 'donor@suivi.example', password: 'a test of the demonstration' })).status).toBe(200);
  });

  it('never reaches the log, however its address is misspelt', async () => {
    const address = await make('donor');
    for (const path of [`${address.pathname}/`, `${address.pathname}/more`, `${address.pathname}%E0%A4%A`, address.pathname.replace('/v1', '')]) await fetch(portal.url + path);
    for (const method of ['POST', 'PUT', 'DELETE']) await fetch(portal.url + address.pathname, { method });
    expect(log).toContain('request refused');
    expect(log).not.toContain(secretOf(address));
  });

  it('reads and never writes, in the database too, and says nothing of other addresses', async () => {
    const secret = secretOf(await make('coordinator'));
    const client = new pg.Client({ connectionString: portal.apiUrl });
    await client.connect();
    try {
      await expect(client.query('SELECT token_hash FROM calendar_feeds')).rejects.toMatchObject({ code: '42501' });
      await client.query('BEGIN');
      await client.query('SELECT enter_feed($1)', [createHash('sha256').update(secret).digest('hex')]);
      expect((await client.query('SELECT current_user AS role, (SELECT count(*)::integer FROM calendar_feeds) AS own')).rows).toEqual([{ role: 'suivi_coordinator', own: 1 }]);
      await expect(client.query(`UPDATE calendar_feeds SET made_at = now()`)).rejects.toMatchObject({ code: '25006' });
      await client.query('ROLLBACK; BEGIN');
      await client.query('SELECT enter_feed($1)', [createHash('sha256').update(secret).digest('hex')]);
      await expect(client.query('SET TRANSACTION READ WRITE')).rejects.toMatchObject({ code: '25001' });
      await client.query('ROLLBACK; BEGIN');
      await client.query('SELECT enter_feed($1)', [createHash('sha256').update(secret).digest('hex')]);
      await expect(client.query('SELECT token_hash FROM calendar_feeds')).rejects.toMatchObject({ code: '42501' });
    } finally {
      await client.end();
    }
  });

  it(`costs at most ${READ} round trips to read and ${WRITE} to renew`, async () => {
    const counter = countRoundTrips();
    const trips = async (act: () => Promise<unknown>) => {
      const before = counter.counted.trips;
      await act();
      return counter.counted.trips - before;
    };
    try {
      let address = new URL(portal.url);
      expect(await trips(async () => void (address = await make('expert.ner')))).toBeLessThanOrEqual(WRITE);
      expect(await trips(() => fetchFeed(address))).toBeLessThanOrEqual(READ);
      expect(await trips(() => fetchFeed(new URL('/api/v1/calendar/unknown.ics', portal.url)))).toBeLessThanOrEqual(READ + 1);
      expect(await trips(() => as('expert.ner').get('/profile/calendar-feed'))).toBeLessThanOrEqual(READ);
      expect(await trips(() => as('expert.ner').send('DELETE', '/profile/calendar-feed'))).toBeLessThanOrEqual(WRITE);
    } finally {
      counter.stop();
    }
  });
});
