import { pino } from 'pino';
import pg from 'pg';
import { createApp } from './create-app.ts';
import { Listener } from './testing/listener.ts';
import { Client, startPortal, type Portal } from './testing/portal.ts';

const QUIET = 600;
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time));

describe('what is said is heard at once, over several processes', () => {
  let portal: Portal;
  let second: Awaited<ReturnType<typeof createApp>>;
  let subject: { kind: 'commitment'; id: string };
  const people: Record<string, Client> = {};

  beforeAll(async () => {
    portal = await startPortal();
    second = await createApp({ apiUrl: portal.apiUrl, dataDir: portal.dataDir, logger: pino({ level: 'silent' }), publicUrl: 'https://portal.suivi.example', poolSize: 2 });
    await second.listen(0, '127.0.0.1');
    for (const account of ['focal.ner', 'expert.ner', 'focal.mli', 'coordinator']) people[account] = await portal.as(account);
    subject = { kind: 'commitment', id: (await portal.sql<{ id: string }>(`SELECT id FROM commitments WHERE state_code = 'NER' AND audience <> 'delegation' LIMIT 1`))[0]?.id ?? '' };
  });
  afterAll(async () => {
    await second.close();
    await portal.close();
  });

  const at = (account: string) => people[account] as Client;
  /** The same person, speaking with the other process. */
  const elsewhere = async (account: string) => new Client((await second.getUrl()).replace('[::1]', '127.0.0.1'), at(account).cookie);
  const say = async (client: Client, body: string, audience = 'participants') => {
    const answer = await client.send('POST', '/comments', { subject, body, audience, language: 'fr', stateCode: null, mentionIds: [] }, { 'idempotency-key': crypto.randomUUID() });
    expect(answer.status).toBe(201);
    return answer.body as { id: string; rowVersion: number };
  };

  it('told in one process, heard in the other, with nothing of what was said', async () => {
    const listener = await Listener.open(await elsewhere('coordinator'), subject);
    expect(listener.status).toBe(200);
    await say(at('focal.ner'), 'Bonjour à tous.');
    await listener.until(1);
    expect(listener.heard).toEqual([{ id: expect.stringMatching(/^\d{4}-.*\+00:00$/), event: 'comments', data: JSON.stringify(subject) }]);
    listener.close();
  });

  it('heard by nobody who may not read it', async () => {
    const listeners = await Promise.all([Listener.open(at('focal.mli'), subject), Listener.open(await elsewhere('coordinator'), subject), Listener.open(await elsewhere('expert.ner'), subject)]);
    const [mali, office, colleague] = listeners as [Listener, Listener, Listener];
    await say(at('focal.ner'), 'Entre nous.', 'state');
    await colleague.until(1);
    await pause(QUIET);
    expect([mali.heard.length, office.heard.length]).toEqual([0, 0]);
    await say(at('focal.ner'), 'Pour tous.');
    await Promise.all([mali.until(1), office.until(1), colleague.until(2)]);
    for (const listener of listeners) listener.close();
    for (const account of ['donor', 'observer', 'admin']) expect((await Listener.open(await portal.as(account), subject)).status).toBe(403);
    expect((await Listener.open(portal.anonymous(), subject)).status).toBe(401);
  });

  it('after a cut, what was missed is told on return, and asked for it comes once', async () => {
    const first = await Listener.open(at('coordinator'), subject);
    await say(at('focal.ner'), 'Un.');
    await first.until(1);
    const known = first.heard[0]?.id ?? '';
    first.close();
    await first.untilEnd();
    const edited = await say(at('focal.ner'), 'Deux.');
    await at('focal.ner').send('PATCH', `/comments/${edited.id}`, { body: 'Deux, corrigé.', language: 'fr', mentionIds: [] }, { 'if-match': '"1"' });
    const back = await Listener.open(await elsewhere('coordinator'), subject, known);
    await back.until(1);
    const since = async (instant: string) => (await at('coordinator').get(`/comments?kind=commitment&subject=${subject.id}&since=${encodeURIComponent(instant)}`)).body;
    const missed = await since(known);
    expect(missed.items.map(({ body }: { body: string }) => body)).toEqual(['Deux, corrigé.']);
    expect((await since(missed.upTo)).items).toEqual([]);
    back.close();
    const informed = await Listener.open(at('coordinator'), subject, missed.upTo);
    await pause(QUIET);
    expect(informed.heard).toEqual([]);
    informed.close();
  });

  it('nothing is missed of what many write at the same moment', async () => {
    const { body: before } = await at('coordinator').get(`/comments?kind=commitment&subject=${subject.id}`);
    const seen: string[] = [];
    let upTo = before.upTo as string;
    let writing = true;
    const reading = (async () => {
      for (let last = false; !last; ) {
        last = !writing;
        const { body } = await at('coordinator').get(`/comments?kind=commitment&subject=${subject.id}&since=${encodeURIComponent(upTo)}`);
        seen.push(...body.items.map(({ id }: { id: string }) => id));
        upTo = body.upTo;
      }
    })();
    const written = await Promise.all(['focal.ner', 'expert.ner', 'focal.mli'].flatMap((account) => Array.from({ length: 8 }, (_, index) => say(at(account), `Ensemble ${index}.`))));
    writing = false;
    await reading;
    expect(seen.sort()).toEqual(written.map(({ id }) => id).sort());
  });

  it('the end of a session ends its streams, in every process', async () => {
    const leaving = await portal.as('focal.mar');
    const there = new Client((await second.getUrl()).replace('[::1]', '127.0.0.1'), leaving.cookie);
    const listeners = await Promise.all([Listener.open(leaving, subject), Listener.open(there, subject)]);
    await leaving.send('DELETE', '/session');
    await Promise.all(listeners.map((listener) => listener.untilEnd()));
  });

  it('listening neither holds a connection nor keeps a session alive', async () => {
    const listeners = await Promise.all(Array.from({ length: 12 }, async () => Listener.open(await elsewhere('coordinator'), subject)));
    // The other process has two connections for everything else.
    expect((await (await elsewhere('coordinator')).get('/session')).status).toBe(200);
    await portal.sql(`UPDATE sessions SET last_seen_at = now() - interval '2 hours'`);
    await say(at('focal.ner'), 'Encore un mot.');
    await Promise.all(listeners.map((listener) => listener.until(1)));
    const [{ idle }] = (await portal.sql<{ idle: boolean }>(`SELECT last_seen_at < now() - interval '1 hour' AS idle FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.email = 'coordinator@suivi.example'`)) as [{ idle: boolean }];
    expect(idle).toBe(true);
    const held = await portal.sql(`SELECT FROM pg_stat_activity WHERE application_name = 'suivi-events' AND datname = current_database()`);
    expect(held).toHaveLength(2);
    for (const listener of listeners) listener.close();
  });

  it('the listening connection, when it is cut, is made again, and what was said meanwhile is told', async () => {
    const listener = await Listener.open(at('coordinator'), subject);
    const killer = new pg.Client({ connectionString: portal.apiUrl });
    await killer.connect();
    const listening = await portal.sql<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE application_name = 'suivi-events' AND datname = current_database()`);
    for (const { pid } of listening) await killer.query('SELECT pg_terminate_backend($1)', [pid]);
    await killer.end();
    await say(at('focal.ner'), 'Dit pendant la coupure.');
    await listener.until(1, 10_000);
    listener.close();
  });

  it('and a portal that stops lets go of everybody', async () => {
    const third = await createApp({ apiUrl: portal.apiUrl, dataDir: portal.dataDir, logger: pino({ level: 'silent' }), publicUrl: 'https://portal.suivi.example', poolSize: 2 });
    await third.listen(0, '127.0.0.1');
    const listener = await Listener.open(new Client((await third.getUrl()).replace('[::1]', '127.0.0.1'), at('coordinator').cookie), subject);
    const start = Date.now();
    await third.close();
    await listener.untilEnd();
    expect(Date.now() - start).toBeLessThan(5_000);
  });
});
