import { startPortal, type Client, type Portal } from './testing/portal.ts';

const PASSWORD = 'a test of the demonstration';
const accountKey = (email: string) => `'account:' || encode(sha256('${email}'), 'hex')`;

describe('attempts to sign in', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());
  beforeEach(() => portal.sql('DELETE FROM sign_in_failures'));

  const tryIn = (email: string, password = 'wrong password', client: Client = portal.anonymous()) => client.send('POST', '/session', { email, password });
  const count = (answers: { status: number }[]) => Object.fromEntries([...new Set(answers.map(({ status }) => status))].sort().map((status) => [status, answers.filter((answer) => answer.status === status).length]));

  it('are answered alike for a wrong password and an unknown person, and slowed down after five', async () => {
    const [known, unknown] = await Promise.all([tryIn('observer@suivi.example'), tryIn('nobody@suivi.example')]);
    expect(known.body.code).toBe('wrong_credentials');
    expect(unknown.body.code).toBe('wrong_credentials');
    const answers = [known];
    // A slow machine may outwait the first pause; each further failure doubles it.
    while (answers.at(-1)?.status !== 429 && answers.length < 12) answers.push(await tryIn('observer@suivi.example'));
    expect(answers.length).toBeGreaterThan(5);
    const slowed = answers.at(-1) as typeof known;
    expect(slowed.status).toBe(429);
    expect(slowed.body.retryAfterSeconds).toBeGreaterThan(0);
    expect(Number(slowed.headers.get('retry-after'))).toBe(slowed.body.retryAfterSeconds);
  });

  it('are counted before they are compared: of twenty at once no more than five are', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => tryIn('focal.ner@suivi.example')));
    expect(count(answers)).toEqual({ 401: 5, 429: 15 });
    // Nor is the right password compared now: who guesses does not learn that it was.
    expect((await tryIn('focal.ner@suivi.example', PASSWORD)).status).toBe(429);
    expect(await portal.sql(`SELECT failures FROM sign_in_failures WHERE key = ${accountKey('focal.ner@suivi.example')}`)).toEqual([{ failures: 5 }]);
  });

  it('are counted for the address as well, whatever the account', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => tryIn(`person${index}@suivi.example`)));
    expect(count(answers)).toEqual({ 401: 50, 429: 10 });
  });

  it('that are right are taken back', async () => {
    for (let attempt = 0; attempt < 4; attempt++) await tryIn('donor@suivi.example');
    expect((await tryIn('donor@suivi.example', PASSWORD)).status).toBe(200);
    expect(await portal.sql(`SELECT key LIKE 'address:%' AS address, failures FROM sign_in_failures`)).toEqual([{ address: true, failures: 4 }]);
  });

  it('of a stranger do not shut out who signed in on her browser before', async () => {
    const first = await tryIn('focal.mli@suivi.example', PASSWORD);
    const device = first.headers.getSetCookie().find((cookie) => cookie.startsWith('suivi-device=')) ?? '';
    expect(device).toMatch(/HttpOnly.*SameSite=Strict/i);
    const browser = portal.anonymous();
    browser.cookie = device.split(';')[0] ?? '';
    while ((await tryIn('focal.mli@suivi.example')).status !== 429);
    expect((await tryIn('focal.mli@suivi.example', PASSWORD, browser)).status).toBe(200);
    // The browser has guesses of its own, as few; it knows one account and no other, and opens nothing by itself.
    expect(count(await Promise.all(Array.from({ length: 8 }, () => tryIn('focal.mli@suivi.example', 'wrong password', browser))))).toEqual({ 401: 5, 429: 3 });
    while ((await tryIn('focal.mar@suivi.example')).status !== 429);
    expect((await tryIn('focal.mar@suivi.example', PASSWORD, browser)).status).toBe(429);
    expect((await browser.get('/session')).status).toBe(401);
  });
});

describe('guesses of the current password', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await startPortal();
  });
  afterAll(() => portal.close());

  it('are slowed down as those at the door, however many come at once, and the door stays open to the owner', async () => {
    const client = await portal.as('focal.mar');
    const change = (currentPassword: string) => client.send('PUT', '/profile/password', { currentPassword, newPassword: 'quartz lantern orchard' });
    const wrong = await change('wrong password');
    expect([wrong.status, wrong.body.issues]).toEqual([400, [{ path: 'currentPassword', code: 'password.wrong' }]]);
    const answers = await Promise.all(Array.from({ length: 20 }, () => change('wrong password')));
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(4);
    expect(answers.find(({ status }) => status !== 400)?.body).toMatchObject({ code: 'too_many_attempts', retryAfterSeconds: expect.any(Number) });
    expect((await change(PASSWORD)).status).toBe(429);
    await portal.as('focal.mar');
    await portal.sql(`UPDATE sign_in_failures SET last_at = now() - interval '20 minutes'`);
    expect((await change(PASSWORD)).status).toBe(204);
    expect(await portal.sql(`SELECT 1 FROM sign_in_failures WHERE key LIKE 'password:%'`)).toEqual([]);
  });

  it('are not counted by strangers at the door', async () => {
    const client = await portal.as('focal.ner');
    for (let attempt = 0; attempt < 7; attempt++) await portal.anonymous().send('POST', '/session', { email: 'focal.ner@suivi.example', password: 'wrong password' });
    expect((await client.send('PUT', '/profile/password', { currentPassword: PASSWORD, newPassword: 'quartz lantern orchard' })).status).toBe(204);
  });

  it('is followed by a new one that is not easily guessed: neither common nor made of what is known of the person', async () => {
    const client = await portal.as('expert.ner');
    const change = async (newPassword: string) => (await client.send('PUT', '/profile/password', { currentPassword: PASSWORD, newPassword })).body.issues;
    expect(await change('1qaz2wsx3edc')).toEqual([{ path: 'newPassword', code: 'password.common' }]);
    const { user, programme } = (await client.get('/session')).body;
    for (const word of [user.name, user.email, 'Niger Suivi', `${programme.code} النيجر`, 'ANLTP ANLTP']) expect(await change(`${word} 2026!`)).toEqual([{ path: 'newPassword', code: 'password.guessable' }]);
    expect((await client.send('PUT', '/profile/password', { currentPassword: PASSWORD, newPassword: 'quartz lantern orchard' })).status).toBe(204);
  });
});
