import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import pg from 'pg';
import { LIST, OVERVIEW, RECORD, SUBMIT } from './bare/statements.ts';

/**
 * The yardstick: the same four answers from `node:http` and `pg` alone, one statement each and nothing around it. It shows what the
 * portal's frame costs (two walls, validation, problem details, journal's context), and is fit for nothing else: it connects as the owner.
 */
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 10, application_name: 'suivi-bare' });
const compress = promisify(brotliCompress);
/** The portal's own settings (apps/api/src/create-app.ts). */
const THRESHOLD = 1_024;
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** The statement of a request with its values after the session's. */
function statementOf({ method, url = '', headers }: IncomingMessage): { text: string; values: unknown[] } | null {
  const [, collection, id, act] = /^\/api\/v1\/(\w+)(?:\/([0-9a-f-]{36}))?(?:\/(\w+))?$/.exec(url) ?? [];
  if (method === 'GET' && collection === 'recommendations' && !id) return { text: LIST, values: [] };
  if (method === 'GET' && collection === 'commitments' && id) return { text: RECORD, values: [id] };
  if (method === 'GET' && collection === 'overview') return { text: OVERVIEW, values: [] };
  if (method === 'POST' && collection === 'updates' && act === 'submit') {
    const version = Number(headers['if-match']?.replaceAll('"', ''));
    return { text: SUBMIT, values: [id, version, headers['idempotency-key'], hash(`${method} ${url}`)] };
  }
  return null;
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const statement = statementOf(request);
  if (!statement) return void response.writeHead(request.url === '/' ? 200 : 404).end();
  const token = /(?:^|; )suivi=([^;]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
  const { rows } = await pool.query<{ answer: unknown }>(statement.text, [hash(token), ...statement.values]);
  if (!rows[0]) return void response.writeHead(404).end();
  const body = Buffer.from(JSON.stringify(rows[0].answer));
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  if (body.length < THRESHOLD || !request.headers['accept-encoding']?.includes('br')) {
    response.writeHead(200, { ...headers, 'content-length': body.length }).end(body);
    return;
  }
  const small = await compress(body, BROTLI);
  response.writeHead(200, { ...headers, 'content-encoding': 'br', 'content-length': small.length }).end(small);
}

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.writeHead(500).end();
  });
});
server.listen(Number(process.env['PORT']), '127.0.0.1');
process.once('SIGTERM', () => {
  server.close(() => void pool.end());
  server.closeAllConnections();
});
