import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startPortal, type Portal } from '../testing/portal.ts';

const COMMITTED = join(process.cwd(), 'docs', 'openapi.json');
const UPDATE = 'SUIVI_WRITE_OPENAPI';

type Operation = { operationId: string; parameters?: { $ref?: string; name?: string }[]; security?: unknown[]; responses: Record<string, unknown> };
interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, unknown> };
}

describe('the description of the API', () => {
  let portal: Portal;
  let document: Document;
  beforeAll(async () => {
    portal = await startPortal();
    document = (await (await fetch(`${portal.url}/api/openapi.json`)).json()) as Document;
  });
  afterAll(() => portal.close());

  /** After a change of a contract: `SUIVI_WRITE_OPENAPI=1 npm test -- --only=api`, and look at what changed before committing it. */
  it('is the committed one', async () => {
    const now = `${JSON.stringify(document, null, 1)}\n`;
    if (process.env[UPDATE]) await writeFile(COMMITTED, now);
    expect(now === (await readFile(COMMITTED, 'utf8').catch(() => '')) || `docs/openapi.json is not current: run with ${UPDATE}=1 and commit it`).toBe(true);
  });

  it('refers only to what it holds, and holds only what is referred to', () => {
    const references = new Set([...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name));
    expect([...references].sort()).toEqual(Object.keys(document.components.schemas).sort());
  });

  it('says of every operation under which conditions it is done', () => {
    const submit = document.paths['/api/v1/updates/{id}/submit']?.['post'];
    expect(submit?.parameters?.map(({ name, $ref }) => name ?? $ref?.split('/').at(-1))).toEqual(['id', 'IfMatch', 'IdempotencyKey']);
    expect(Object.keys(submit?.responses ?? {})).toEqual(expect.arrayContaining(['200', '401', '403', '404', '409', '412', '428']));
    expect(document.paths['/api/v1/session']?.['post']?.security).toEqual([]);
    expect(document.paths['/api/v1/recommendations']?.['get']?.parameters?.map(({ name }) => name)).toEqual(expect.arrayContaining(['cursor', 'limit', 'state', 'status']));
    const ids = Object.values(document.paths).flatMap((path) => Object.values(path).map(({ operationId }) => operationId));
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('can be browsed, from this host alone', async () => {
    const page = await fetch(`${portal.url}/api/docs`);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    for (const [, path] of (await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)) expect(await statusOf(portal.url + path)).toBe(200);
    expect(await statusOf(`${portal.url}/api/docs/package.json`)).toBe(404);
    expect(await statusOf(`${portal.url}/api/docs/..%2fpackage.json`)).toBe(404);
  });
});

/** Reads the answer to its end: one left unread keeps its connection, and the portal waits for it when it closes. */
async function statusOf(url: string): Promise<number> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
  return answer.status;
}
