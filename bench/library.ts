import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { library, SEARCHES } from './data/library.ts';
import { address, PASSWORD, STATES } from './data/people.ts';
import { amounts, CHANCE, generate } from './generate.ts';
import { buildApi, startDatabase, startPortal } from './machine.ts';

/** Measures the search of a library with 200,000 extracts, over HTTP, for each role. `node bench/library.ts [--scale 0.1]`. */
const { values: options } = parseArgs({ options: { scale: { type: 'string', default: '1' } } });
const EXTRACTS = Math.ceil(200_000 * Number(options.scale));
const EACH = 25;
const say = (line: string) => void process.stdout.write(`${line}\n`);
const ACCOUNTS = { 'focal point': `focal.${STATES[0]}`, coordinator: 'coordinator', donor: 'donor' };

async function fill(ownerUrl: string): Promise<void> {
  // Of all else, just enough to sign in to.
  await generate(ownerUrl, amounts(0.01));
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    await owner.query(`SET synchronous_commit = off; SET work_mem = '256MB'; ${CHANCE}`);
    for (const table of ['legislation', 'legislation_articles']) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_journal`);
    for (const statement of library(EXTRACTS)) {
      const started = performance.now();
      await owner.query(statement);
      say(`  ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${statement.trim().slice(0, 60)}`);
    }
    for (const table of ['legislation', 'legislation_articles']) await owner.query(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_journal`);
    await owner.query('VACUUM (ANALYZE)');
    const size = await owner.query<{ passages: string; size: string }>(`SELECT count(*)::text AS passages, pg_size_pretty(pg_total_relation_size('library_passages')) AS size FROM library_passages`);
    say(`  ${size.rows[0]?.passages} passages, ${size.rows[0]?.size} with their index`);
  } finally {
    await owner.end();
  }
}

async function signIn(url: string, account: string): Promise<string> {
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: address(account), password: PASSWORD }) });
  if (!answer.ok) throw new Error(`${account} could not sign in: ${answer.status}`);
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Milliseconds of each request, one at a time, and how much was found. */
async function timed(url: string, cookie: string, path: string): Promise<{ times: number[]; total: number; capped: boolean }> {
  const times: number[] = [];
  let answered = { total: 0, capped: false };
  for (let turn = 0; turn < EACH; turn++) {
    const started = performance.now();
    const answer = await fetch(url + path, { headers: { cookie } });
    answered = (await answer.json()) as typeof answered;
    times.push(performance.now() - started);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  }
  return { times, total: answered.total, capped: answered.capped };
}

const quantile = (times: number[], part: number) => [...times].sort((one, other) => one - other)[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0;

async function main(directory: string): Promise<void> {
  buildApi();
  const database = await startDatabase(directory);
  try {
    await (await startPortal(database)).stop();
    say('Generating');
    await fill(database.ownerUrl);
    const portal = await startPortal(database);
    try {
      say(`\nMeasured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}; ${EXTRACTS} extracts, one request at a time.\n`);
      say('| reader | p50 ms | p99 ms | slowest words | p50 ms | found | all, newest first: p50 ms |\n| --- | ---: | ---: | --- | ---: | ---: | ---: |');
      for (const [reader, account] of Object.entries(ACCOUNTS)) {
        const cookie = await signIn(portal.url, account);
        const searches: { words: string; times: number[]; total: number; capped: boolean }[] = [];
        for (const words of SEARCHES) searches.push({ words, ...(await timed(portal.url, cookie, `/api/v1/library?q=${encodeURIComponent(words)}`)) });
        const all = searches.flatMap(({ times }) => times);
        const slowest = searches.reduce((worst, each) => (quantile(each.times, 0.5) > quantile(worst.times, 0.5) ? each : worst));
        const list = await timed(portal.url, cookie, '/api/v1/library');
        say(`| ${reader} | ${quantile(all, 0.5).toFixed(0)} | ${quantile(all, 0.99).toFixed(0)} | ${slowest.words} | ${quantile(slowest.times, 0.5).toFixed(0)} | ${slowest.total}${slowest.capped ? '+' : ''} | ${quantile(list.times, 0.5).toFixed(0)} |`);
        for (const { words, times, total, capped } of searches) say(`<!-- ${reader}, ${words}: p50 ${quantile(times, 0.5).toFixed(0)} ms, ${total}${capped ? '+' : ''} found -->`);
      }
    } finally {
      await portal.stop();
    }
  } finally {
    await database.stop();
  }
}

const directory = mkdtempSync(join(tmpdir(), 'suivi-bench-'));
try {
  await main(directory);
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
}
