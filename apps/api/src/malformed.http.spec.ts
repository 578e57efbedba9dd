import { connect } from 'node:net';
import { startPortal, type Client, type Portal } from './testing/portal.ts';

/** What the server says to bytes that no proper client would send. */
function say(portal: Portal, bytes: string): Promise<{ status: number; type: string; body: Record<string, unknown> }> {
  const { hostname, port } = new URL(portal.url);
  return new Promise((resolve, reject) => {
    let heard = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (part) => (heard += part.toString()));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', body = ''] = heard.split('\r\n\r\n');
      resolve({ status: Number(head.split(' ')[1]), type: /content-type: (.*)/i.exec(head)?.[1] ?? '', body: JSON.parse(body || '{}') as Record<string, unknown> });
    });
  });
}

const PROBLEM = /^application\/problem\+json/;
const line = (first: string, more = '') => `${first}\r\nHost: 127.0.0.1\r\nConnection: close\r\n${more}\r\n`;

describe('what is no proper request', () => {
  let portal: Portal;
  let coordinator: Client;
  beforeAll(async () => {
    portal = await startPortal();
    coordinator = await portal.as('coordinator');
  });
  afterAll(() => portal.close());

  it.each([
    ['an address that cannot be decoded', 'GET', '/recommendations/%ff', undefined, {}, 400, 'invalid_input'],
    ['an address that cannot be decoded, of no route', 'GET', '/%ff', undefined, {}, 400, 'invalid_input'],
    ['half an escape', 'GET', '/recommendations?q=%E0%A4%A', undefined, {}, 200, undefined],
    ['an overlong parameter', 'GET', `/recommendations/${'a'.repeat(3_000)}`, undefined, {}, 404, 'not_found'],
    ['a route that is not there', 'GET', '/nothing', undefined, {}, 404, 'not_found'],
    ['a method that the route has not', 'PATCH', '/session', '{}', { 'content-type': 'application/json' }, 404, 'not_found'],
    ['malformed JSON', 'POST', '/session', '{"email":', { 'content-type': 'application/json' }, 400, 'invalid_input'],
    ['an empty body called JSON', 'POST', '/session', '', { 'content-type': 'application/json' }, 400, 'invalid_input'],
    ['a prototype in JSON', 'POST', '/session', '{"__proto__":{"x":1}}', { 'content-type': 'application/json' }, 400, 'invalid_input'],
    ['another content type', 'POST', '/session', '<x/>', { 'content-type': 'text/xml' }, 415, 'unsupported_type'],
    ['a content type that is none', 'POST', '/session', '{}', { 'content-type': 'rubbish' }, 415, 'unsupported_type'],
    ['a body that is too large', 'POST', '/session', `"${'x'.repeat(3 * 1024 * 1024)}"`, { 'content-type': 'application/json' }, 413, 'too_large'],
  ] as const)('is answered with a problem: %s', async (_name, method, path, body, headers, status, code) => {
    const answer = await coordinator.send(method, path, body, { ...headers });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    if (code === undefined) return;
    expect(answer.headers.get('content-type')).toMatch(PROBLEM);
    expect(answer.body).toMatchObject({ type: `/problems/${code}`, status, correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    ['a method that does not exist', line('SAY /api/v1/session HTTP/1.1'), 400, 'invalid_input'],
    ['a method that no route has', line('PROPFIND /api/v1/session HTTP/1.1'), 404, 'not_found'],
    ['no HTTP at all', 'rubbish\r\n\r\n', 400, 'invalid_input'],
    ['headers without end', line('GET /api/v1/session HTTP/1.1', `X-Long: ${'x'.repeat(20_000)}\r\n`), 413, 'too_large'],
    ['two lengths', line('POST /api/v1/session HTTP/1.1', 'Content-Length: 2\r\nTransfer-Encoding: chunked\r\n'), 400, 'invalid_input'],
    ['no host', 'GET /api/health HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'invalid_input'],
    ['an address with a blank in it', line('GET /api/v1/a b HTTP/1.1'), 400, 'invalid_input'],
  ] as const)('is answered with a problem, below HTTP: %s', async (_name, bytes, status, code) => {
    const answer = await say(portal, bytes);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
    expect(answer.type).toMatch(PROBLEM);
    expect(answer.body['correlationId']).toMatch(/^[0-9a-f-]{36}$/);
  });
});
