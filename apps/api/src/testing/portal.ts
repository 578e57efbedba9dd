import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AccessOptions } from '@suivi/access/api';
import { rm } from 'node:fs/promises';
import pg from 'pg';
import { pino, type Logger } from 'pino';
import { createApp } from '../create-app.ts';
import { prepareDatabase } from '../database/prepare.ts';
import { cloneDemonstration, PASSWORD, SECRET } from './demonstration.ts';

export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A signed-in (or anonymous) client of one portal; every call is a real HTTP request. */
export class Client {
  constructor(
    readonly url: string,
    public cookie = '',
  ) {}

  // The tests read many shapes of answers, each of which its own expectations check.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async send<Body = any>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    const raw = body instanceof Uint8Array || typeof body === 'string';
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: { ...(this.cookie ? { cookie: this.cookie } : {}), ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  get<Body = any>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path);
  }
}

export interface Portal {
  url: string;
  app: NestFastifyApplication;
  dataDir: string;
  ownerUrl: string;
  /** The address under which the API logs in. */
  apiUrl: string;
  /** Signs in with a demonstration account: `focal.ner`, `coordinator`, ... */
  as(account: string): Promise<Client>;
  anonymous(): Client;
  /** A statement as the database's owner, who stands outside the walls. */
  sql<Row extends pg.QueryResultRow = pg.QueryResultRow>(text: string, values?: unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** A whole portal with the demonstration, on a database and a port of its own. */
export async function startPortal({ logger = pino({ level: 'silent' }), ...options }: Partial<AccessOptions> & { logger?: Logger } = {}): Promise<Portal> {
  const { database, dataDir } = await cloneDemonstration();
  const apiUrl = await prepareDatabase({ ownerUrl: database.ownerUrl, secret: SECRET, dataDir, demoPassword: PASSWORD });
  const app = await createApp({ publicUrl: 'https://portal.suivi.example', ...options, apiUrl, dataDir, logger, poolSize: 5 });
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const owner = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
  // Dropping the suite's database cuts what is still closing; that is no failure of the suite.
  owner.on('error', () => undefined);
  return {
    url,
    app,
    dataDir,
    ownerUrl: database.ownerUrl,
    apiUrl,
    anonymous: () => new Client(url),
    async as(account) {
      const client = new Client(url);
      const answer = await client.send('POST', '/session', { email: `${account}@suivi.example`, password: PASSWORD });
      if (answer.status !== 200) throw new Error(`${account} could not sign in: ${JSON.stringify(answer.body)}`);
      client.cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
      return client;
    },
    async sql<Row extends pg.QueryResultRow>(text: string, values?: unknown[]) {
      return (await owner.query<Row>(text, values)).rows;
    },
    async close() {
      await app.close();
      await owner.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
