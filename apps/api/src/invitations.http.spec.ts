import { request } from 'node:http';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { firstAdmin } from './first-admin.ts';
import { readSettings } from './settings.ts';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

const tokenOf = (link: string) => link.split('/').at(-1) ?? '';

describe('invitations and users over HTTP', () => {
  let portal: Portal;
  let admin: Client;

  const wanted = (email: string, more: object = {}) => ({ email, role: 'focal_point', stateCode: 'MLI', institutionId: null, language: 'fr', ...more });
  const accept = (token: string, password = 'long enough a password') => portal.anonymous().send('POST', '/invitations/accept', { token, name: 'Une Personne', password });

  beforeAll(async () => {
    portal = await startPortal();
    admin = await portal.as('admin');
  });
  afterAll(() => portal.close());

  it('lives: sent, looked at, accepted once, signed in, listed', async () => {
    const sent = await admin.send('POST', '/invitations', wanted('Nouvelle@Suivi.example'));
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ email: 'nouvelle@suivi.example', role: 'focal_point', stateCode: 'MLI', acceptedAt: null, mailSent: false });
    expect(sent.body.link).toMatch(/^https:\/\/portal\.suivi\.example\/invitations\/[\w-]{43}$/);
    const token = tokenOf(sent.body.link);
    expect(await portal.sql('SELECT 1 FROM invitations WHERE token_hash = $1', [token])).toEqual([]);

    const seen = await portal.anonymous().get(`/invitations/by-token/${token}`);
    expect(seen.body).toEqual({ email: 'nouvelle@suivi.example', role: 'focal_point', stateCode: 'MLI', language: 'fr', expired: false, accepted: false, handover: null });
    expect((await accept(token, 'short')).status).toBe(400);
    for (const [password, code] of [['qwertyuiop123456789', 'password.common'], ['Une-Personne-Mali-1', 'password.guessable']] as const) expect((await accept(token, password)).body.issues).toEqual([{ path: 'password', code }]);
    const accepted = await accept(token);
    expect(accepted.status).toBe(200);
    expect(accepted.body).toMatchObject({ role: 'focal_point', state: { code: 'MLI' }, user: { name: 'Une Personne', language: 'fr' } });
    const person = portal.anonymous();
    person.cookie = accepted.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await person.get('/work')).status).toBe(200);

    expect([(await accept(token)).status, (await accept(token)).body.issues]).toEqual([410, [{ path: 'token', code: 'invitation.accepted' }]]);
    expect((await admin.get('/invitations')).body.items[0]).toMatchObject({ email: 'nouvelle@suivi.example', acceptedAt: expect.any(String) });
    expect((await admin.send('DELETE', `/invitations/${sent.body.id}`)).status).toBe(409);
    expect((await admin.send('POST', '/invitations', wanted('nouvelle@suivi.example'))).body.issues).toEqual([{ path: 'email', code: 'user.exists' }]);
    const journal = await portal.sql(`SELECT actor_id, programme_id FROM journal WHERE act = 'users.created' ORDER BY number DESC LIMIT 1`);
    expect(journal).toEqual([{ actor_id: accepted.body.user.id, programme_id: accepted.body.programme.id }]);
  });

  it('leads to the portal, whatever the request calls it', async () => {
    const { hostname, port } = new URL(portal.url);
    const body = JSON.stringify(wanted('hote@suivi.example'));
    const link = await new Promise<string>((resolve, reject) => {
      const call = request({ hostname, port, path: '/api/v1/invitations', method: 'POST', headers: { host: 'elsewhere.example', cookie: admin.cookie, 'content-type': 'application/json' } }, (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString()));
        answer.on('end', () => resolve((JSON.parse(text) as { link: string }).link));
      });
      call.on('error', reject);
      call.end(body);
    });
    expect(link).toMatch(/^https:\/\/portal\.suivi\.example\/invitations\//);
  });

  it('is accepted once when two try at once', async () => {
    const { body } = await admin.send('POST', '/invitations', wanted('deux@suivi.example'));
    const answers = await Promise.all([accept(tokenOf(body.link)), accept(tokenOf(body.link))]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410]);
  });

  it('ends: replaced, withdrawn, expired, unknown', async () => {
    const first = await admin.send('POST', '/invitations', wanted('fin@suivi.example'));
    const second = await admin.send('POST', '/invitations', wanted('fin@suivi.example'));
    expect((await accept(tokenOf(first.body.link))).status).toBe(404);
    expect((await admin.send('DELETE', `/invitations/${second.body.id}`)).status).toBe(204);
    expect((await admin.send('DELETE', `/invitations/${second.body.id}`)).status).toBe(404);
    expect((await accept(tokenOf(second.body.link))).status).toBe(404);

    const late = await admin.send('POST', '/invitations', wanted('tard@suivi.example'));
    await portal.sql(`UPDATE invitations SET expires_at = now() - interval '1 second' WHERE id = $1`, [late.body.id]);
    expect((await portal.anonymous().get(`/invitations/by-token/${tokenOf(late.body.link)}`)).body.expired).toBe(true);
    expect((await accept(tokenOf(late.body.link))).body.issues).toEqual([{ path: 'token', code: 'invitation.expired' }]);
  });

  it('is checked, and the administrator’s alone', async () => {
    expect((await admin.send('POST', '/invitations', wanted('a@suivi.example', { stateCode: null }))).body.issues).toEqual([{ path: 'stateCode', code: 'state.required' }]);
    expect((await admin.send('POST', '/invitations', wanted('a@suivi.example', { stateCode: 'FRA' }))).body.issues).toEqual([{ path: 'stateCode', code: 'state.not_of_programme' }]);
    expect((await admin.send('POST', '/invitations', wanted('not an address'))).status).toBe(400);
    for (const role of ['coordinator', 'donor', 'admin']) {
      expect((await admin.send('POST', '/invitations', wanted('a@suivi.example', { role }))).body.issues).toEqual([{ path: 'stateCode', code: 'state.not_of_role' }]);
      await expect(portal.sql(`UPDATE memberships SET state_code = 'MLI' WHERE role = $1`, [role])).rejects.toThrow(/memberships_state_of_role/);
    }
    expect((await admin.send('POST', '/invitations', wanted('mission@suivi.example', { role: 'observer' }))).status).toBe(201);
    await expect(portal.sql(`UPDATE invitations SET role = 'donor' WHERE email = 'mission@suivi.example'`)).rejects.toThrow(/invitations_state_of_role/);
    for (const account of ['coordinator', 'focal.mli', 'donor']) {
      const client = await portal.as(account);
      expect((await client.send('POST', '/invitations', wanted('a@suivi.example'))).status).toBe(403);
      for (const path of ['/users', '/invitations', '/journal', '/journal/verification']) expect((await client.get(path)).status).toBe(403);
    }
  });

  it('shuts a user out at once, and lets her in again', async () => {
    const expert = await portal.as('expert.ner');
    const { user } = (await expert.get('/session')).body;
    const listed = (await admin.get('/users?limit=100')).body.items.find((one: { id: string }) => one.id === user.id);
    expect(listed).toMatchObject({ disabled: false, role: 'contributor', stateCode: 'NER', lastSeenAt: expect.any(String) });
    expect((await admin.send('POST', `/users/${user.id}/disable`)).body.disabled).toBe(true);
    expect((await expert.get('/work')).status).toBe(401);
    await expect(portal.as('expert.ner')).rejects.toThrow('wrong_credentials');
    expect((await admin.send('POST', `/users/${user.id}/enable`)).body.disabled).toBe(false);
    expect((await expert.get('/work')).status).toBe(401);
    expect((await (await portal.as('expert.ner')).get('/work')).status).toBe(200);
    const own = (await admin.get('/session')).body.user.id;
    expect((await admin.send('POST', `/users/${own}/disable`)).body.issues).toEqual([{ path: 'id', code: 'user.self' }]);
    expect((await admin.send('POST', `/users/01920000-0000-7000-8000-000000000000/disable`)).status).toBe(404);
  });

  it('leaves no State without a focal point who can sign in', async () => {
    const [focal] = await portal.sql<{ id: string }>(`SELECT id FROM users WHERE email = 'focal.mar@suivi.example'`);
    const refused = await admin.send('POST', `/users/${focal?.id}/disable`);
    expect(refused).toMatchObject({ status: 409, body: { issues: [{ path: 'id', code: 'user.last_focal_point' }] } });
    expect((await (await portal.as('focal.mar')).get('/work')).status).toBe(200);
  });

  it('pages through users and the journal, which is intact', async () => {
    for (const path of ['/users', '/journal']) {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const { body }: { body: { items: { id?: string; number?: number; act?: string }[]; nextCursor: string | null } } = await admin.get(`${path}?limit=3${cursor && `&cursor=${cursor}`}`);
        seen.push(...body.items.map(({ id, number }) => String(id ?? number)));
        cursor = seen.length > 30 ? null : body.nextCursor;
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen.length).toBeGreaterThan(8);
    }
    expect(JSON.stringify((await admin.get('/journal?limit=100')).body)).not.toContain('nouvelle@');
    expect((await admin.get('/journal?cursor=x')).status).toBe(400);
    expect((await admin.get('/journal/verification')).body).toMatchObject({ intact: true, firstBroken: null });
  });

  it('lets an operator invite an administrator where nobody can', async () => {
    const settings = readSettings({ DATABASE_URL: portal.ownerUrl, SUIVI_SECRET: 'x'.repeat(32), SUIVI_PUBLIC_URL: portal.url });
    const link = await firstAdmin(['chef@suivi.example'], settings, {});
    expect((await accept(tokenOf(link))).body).toMatchObject({ role: 'admin', programme: { code: 'GLOACT' } });
    await expect(firstAdmin(['chef@suivi.example'], settings, {})).rejects.toThrow('is a user already');
    await expect(firstAdmin(['a@b.example', '--programme', 'OTHER'], settings, {})).rejects.toThrow('There is no programme OTHER yet');
    await expect(firstAdmin(['a@b.example', '--programme', 'OTHER', '--name', 'Other', '--states', 'XXX'], settings, {})).rejects.toThrow('No State has the code XXX');
    const other = await firstAdmin(['b@b.example', '--programme', 'OTHER', '--name', 'Another programme', '--states', 'SEN,GMB', '--language', 'en'], settings, {});
    expect((await accept(tokenOf(other))).body.programme).toMatchObject({ code: 'OTHER', name: { original: 'en' } });
  });
});

describe('the mail of an invitation', () => {
  let smtp: Server;
  let received = '';
  let portal: Portal;

  beforeAll(async () => {
    smtp = createServer((socket) => {
      let inData = false;
      socket.write('220 test\r\n');
      socket.on('data', (chunk: Buffer) => {
        const text = chunk.toString();
        received += text;
        if (inData) return text.includes('\r\n.\r\n') && ((inData = false), socket.write('250 ok\r\n'));
        if (text.startsWith('DATA')) return (inData = true), socket.write('354 go on\r\n');
        return socket.write(text.startsWith('RCPT TO:<refused') ? '550 refused\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 ok\r\n');
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => smtp.once('listening', resolve));
    portal = await startPortal({ smtpUrl: `smtp://127.0.0.1:${(smtp.address() as AddressInfo).port}`, publicUrl: 'https://suivi.example.org/' });
  });
  afterAll(async () => {
    await portal.close();
    smtp.close();
  });

  it('goes out in the language of the invited, and its failure loses nothing', async () => {
    const admin = await portal.as('admin');
    const invitation = { role: 'donor', stateCode: null, institutionId: null };
    const sent = await admin.send('POST', '/invitations', { ...invitation, email: 'mail@suivi.example', language: 'en' });
    expect(sent.body.mailSent).toBe(true);
    expect(sent.body.link).toMatch(/^https:\/\/suivi\.example\.org\/invitations\/[\w-]{43}$/);
    expect(received).toContain('Subject: Invitation to the Suivi portal');
    expect(received.replaceAll('=\r\n', '')).toContain(tokenOf(sent.body.link));
    const refused = await admin.send('POST', '/invitations', { ...invitation, email: 'refused@suivi.example', language: 'ar' });
    expect([refused.status, refused.body.mailSent]).toEqual([201, false]);
    expect((await portal.anonymous().get(`/invitations/by-token/${tokenOf(refused.body.link)}`)).status).toBe(200);
  });
});
