import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { cpuOf, cpuOfFamily } from './cpu.ts';
import { amounts, generate } from './generate.ts';
import { load } from './load.ts';
import { buildApi, startBare, startDatabase, startPortal, type Database, type Running, type Server } from './machine.ts';
import { report, type Measured } from './report.ts';
import { kinds, payloads, refuseDifference, type Kind } from './requests.ts';

/**
 * Measures the portal beside the bare server, on generated data, over loopback, and stops all it started:
 * `npm run bench -- [--scale 0.1] [--data folder-to-keep-and-reuse] [--out docs/performance.md]`.
 */
const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '1' }, data: { type: 'string' }, out: { type: 'string' } } });
const scale = Number(options.scale);
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** At most so many requests, and at most so long. */
const WARM_UP = { requests: 150, milliseconds: 3_000 };
const LOADS = [
  { atOnce: 1, requests: 300, milliseconds: 7_000 },
  { atOnce: 16, requests: 600, milliseconds: 7_000 },
];

const started = new Set<Running>();
async function use<Process extends Running, Result>(process: Process, act: (process: Process) => Promise<Result>): Promise<Result> {
  started.add(process);
  try {
    return await act(process);
  } finally {
    started.delete(process);
    await process.stop();
  }
}

/** What of a kind's supply a load may use: the sum of all loads on both servers, and some for the comparison of answers. */
function limited<Limits extends { requests: number }>(limits: Limits, supply: number): Limits {
  const wanted = 2 * [WARM_UP, ...LOADS].reduce((sum, { requests }) => sum + requests, 20);
  return { ...limits, requests: Math.floor(limits.requests * Math.min(1, supply / wanted)) };
}

async function measure(server: Server, database: Database, all: Kind[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const { name, calls, supply } of all) {
    await load(server.url, calls, 4, limited(WARM_UP, supply));
    for (const { atOnce, ...limits } of LOADS) {
      const before = [cpuOf(server.pid), cpuOfFamily(database.pid)] as const;
      const outcome = await load(server.url, calls, atOnce, limited(limits, supply));
      const used = (now: number, then: number) => (now - then) / outcome.requests;
      measured.push({ name, atOnce, ...outcome, serverCpu: used(cpuOf(server.pid), before[0]), databaseCpu: used(cpuOfFamily(database.pid), before[1]) });
      say(`  ${name.padEnd(16)} ${String(atOnce).padStart(2)} at a time  ${outcome.perSecond.toFixed(0).padStart(6)} requests/s  p50 ${outcome.p50.toFixed(1)} ms  p99 ${outcome.p99.toFixed(1)} ms`);
    }
  }
  return measured;
}

/** Fills the database when it is empty; whether it did. The portal's first start makes the schema. */
async function fill(database: Database): Promise<boolean> {
  await use(await startPortal(database), () => Promise.resolve());
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ there: boolean }>('SELECT EXISTS (SELECT FROM programmes) AS there');
  await owner.end();
  if (rows[0]?.there) return false;
  say('Generating');
  await generate(database.ownerUrl, amounts(scale), say);
  return true;
}

async function main(directory: string): Promise<void> {
  buildApi();
  // Restarted, so that what the generator left to be written does not fall into the measurement.
  await use(await startDatabase(directory), fill);
  await use(await startDatabase(directory), async (database) => {
    const { all, sizes, portal } = await use(await startPortal(database), async (server) => {
      const all = await kinds(server.url, database.ownerUrl);
      await use(await startBare(database), (bare) => refuseDifference(server.url, bare.url, all, say));
      const sizes = await payloads(server.url, all);
      say('Portal');
      return { all, sizes, portal: await measure(server, database, all) };
    });
    say('Bare server');
    const bare = await use(await startBare(database), (server) => measure(server, database, all));
    const { recommendations, commitments, updates } = amounts(scale);
    const text = report(portal, bare, sizes, `${recommendations} recommendations, ${commitments} commitments, ${updates} updates of 13 States`);
    say(`\n${text}`);
    if (options.out) writeFileSync(options.out, text);
  });
}

const directory = options.data ?? mkdtempSync(join(tmpdir(), 'suivi-bench-'));
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.allSettled([...started].reverse().map((one) => one.stop())).then(() => process.exit(1)));
}
try {
  await main(directory);
} finally {
  if (options.data === undefined) rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
