import { Agent } from 'node:http';
import pg from 'pg';
import { address, PASSWORD, STATES } from './data/people.ts';
import { type Call, send } from './load.ts';

/** The kinds of request that are measured. */
export interface Kind {
  name: string;
  calls: Iterator<Call>;
  /** How many there are in all, where that has an end: a draft is submitted once. */
  supply: number;
}

/** Signs in each reader at the portal; the bare server knows the same sessions. */
async function signIn(url: string, account: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: address(account), password: PASSWORD }) });
  if (!answer.ok) throw new Error(`${account} could not sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** The requests that are measured, each by whom it is for: list and record by focal points, overview by the donor, submit by whose draft it is. */
export async function kinds(portalUrl: string, ownerUrl: string): Promise<Kind[]> {
  const cookies = new Map<string, string>();
  for (const state of STATES) cookies.set(state, await signIn(portalUrl, `focal.${state}`));
  const donor = await signIn(portalUrl, 'donor');
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    // In an order that has nothing to do with that of the rows.
    const records = (await owner.query<{ id: string; state: string }>(`SELECT id, state_code AS state FROM commitments ORDER BY md5(id::text) LIMIT 2000`)).rows;
    const drafts = (await owner.query<{ id: string; state: string; version: number }>(`SELECT id, state_code AS state, row_version AS version FROM updates WHERE phase = 'draft' ORDER BY md5(id::text)`)).rows;
    const get = (path: string, cookie: string, encoding = 'identity'): Call => ({ method: 'GET', path, headers: { cookie, 'accept-encoding': encoding } });
    const cookieOf = (state: string) => cookies.get(state) ?? '';
    const lists = (encoding?: string) => STATES.map((state) => get('/api/v1/recommendations', cookieOf(state), encoding));
    return [
      { name: 'list', calls: around(lists()), supply: Infinity },
      { name: 'list, brotli', calls: around(lists('br')), supply: Infinity },
      { name: 'record', calls: around(records.map(({ id, state }) => get(`/api/v1/commitments/${id}`, cookieOf(state)))), supply: Infinity },
      { name: 'donor overview', calls: around([get('/api/v1/overview', donor)]), supply: Infinity },
      {
        name: 'submit',
        supply: drafts.length,
        calls: drafts
          .map(
            ({ id, state, version }): Call => ({
              method: 'POST',
              path: `/api/v1/updates/${id}/submit`,
              headers: { cookie: cookieOf(state), 'accept-encoding': 'identity', 'if-match': `"${version}"`, 'idempotency-key': `bench-${id}` },
            }),
          )
          .values(),
      },
    ];
  } finally {
    await owner.end();
  }
}

function* around(calls: Call[]): Generator<Call, never> {
  for (;;) yield* calls;
}

/** How long an answer is, as it is and as a browser asks for it. */
export async function payloads(url: string, all: Kind[]): Promise<{ name: string; identity: number; brotli: number }[]> {
  const agent = new Agent({ keepAlive: true });
  const found = [];
  for (const { name, calls } of all) {
    const call = calls.next().value as Call;
    // A submission happens once: its receipt is under the threshold of compression anyway.
    if (call.method !== 'GET' || call.headers['accept-encoding'] === 'br') continue;
    const [plain, small] = [await send(agent, url, call), await send(agent, url, { ...call, headers: { ...call.headers, 'accept-encoding': 'br' } })];
    found.push({ name, identity: plain.body.length, brotli: small.body.length });
  }
  agent.destroy();
  return found;
}

/** That both servers answer the same: where values differ the comparison would mean nothing; a field that only one has is told. */
export async function refuseDifference(portalUrl: string, bareUrl: string, all: Kind[], say: (line: string) => void): Promise<void> {
  const agent = new Agent({ keepAlive: true });
  const lone = new Set<string>();
  for (const { name, calls } of all) {
    for (let time = 0; time < 5; time++) {
      const call = calls.next().value as Call;
      const twin = call.method === 'GET' ? call : (calls.next().value as Call);
      if (call.headers['accept-encoding'] === 'br') continue;
      const [portal, bare] = [await send(agent, portalUrl, call), await send(agent, bareUrl, twin)];
      const [one, other] = [portal, bare].map(({ status, body }) => ({ status, body: JSON.parse(body.toString() || 'null') as unknown }));
      const found = call.method === 'GET' ? differences(one, other) : differences(shape(one), shape(other));
      for (const { path, alone } of found) if (alone) lone.add(`${name}${path.replace(/\.\d+/g, '[]')}`);
      const wrong = found.find(({ alone }) => !alone);
      if (wrong) throw new Error(`${name}: portal and bare server differ at ${wrong.path} of ${call.path}\n${JSON.stringify(one).slice(0, 600)}\n${JSON.stringify(other).slice(0, 600)}`);
    }
  }
  agent.destroy();
  for (const path of lone) say(`Only one of the two servers answers ${path}: bench/bare/statements.ts is behind the portal`);
}

interface Difference {
  path: string;
  /** Only one of the two has such a field. */
  alone: boolean;
}

/** Where two values differ, whatever the order of keys and of ids in a set. */
function differences(one: unknown, other: unknown, path = ''): Difference[] {
  if (one === null || other === null || typeof one !== 'object' || typeof other !== 'object') return one === other || path.endsWith('.asOf') ? [] : [{ path, alone: false }];
  if (path.endsWith('.themeIds')) return differences([...(one as string[])].sort().join(), [...(other as string[])].sort().join(), path);
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => {
    const below = `${path}.${key}`;
    // A list that is shorter on one side is another answer, not another form of it.
    if (!Array.isArray(one) && (!(key in one) || !(key in other))) return [{ path: below, alone: true }];
    return differences((one as Record<string, unknown>)[key], (other as Record<string, unknown>)[key], below);
  });
}

/** A value with its leaves replaced by their types. */
function shape(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return typeof value === 'number' ? value : typeof value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shape(part)]));
}
