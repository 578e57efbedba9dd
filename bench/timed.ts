import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { cpuOf, cpuOfFamily } from './cpu.ts';
import { buildApi, startDatabase, type Database, type Server } from './machine.ts';

export const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Does `act` `times` times, one after the other, and tells its row of the table; gives the last answer. */
export type Timed = (name: string, times: number, act: (turn: number) => Promise<string | Buffer>) => Promise<string>;

/** Begins a table of requests that are made one at a time: how long they take, and what they cost the API's process and PostgreSQL. `what` says on which data. */
export function table(portal: Server, database: Database, what: string): Timed {
  say(`\nMeasured on ${new Date().toISOString().slice(0, 10)}, ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}, one at a time; ${what}.\n`);
  say('| request | times | p50 ms | p99 ms | CPU ms API | CPU ms PostgreSQL | bytes | bytes, brotli 4 |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
  return async (name, times, act) => {
    const taken: number[] = [];
    const before = [cpuOf(portal.pid), cpuOfFamily(database.pid)] as const;
    let answer: string | Buffer = '';
    for (let turn = 0; turn < times; turn++) {
      const start = performance.now();
      answer = await act(turn);
      taken.push(performance.now() - start);
    }
    const [api, postgres] = [cpuOf(portal.pid) - before[0], cpuOfFamily(database.pid) - before[1]];
    taken.sort((one, other) => one - other);
    const at = (share: number) => (taken[Math.min(times - 1, Math.floor(times * share))] ?? Number.NaN).toFixed(1);
    const small = brotliCompressSync(answer, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }).length;
    say(`| ${name} | ${times} | ${at(0.5)} | ${at(0.99)} | ${(api / times).toFixed(2)} | ${(postgres / times).toFixed(2)} | ${Buffer.byteLength(answer)} | ${small} |`);
    return String(answer);
  };
}

/** Builds the API and gives `act` a database in `directory`, or in one that is removed afterwards; what `act` starts is stopped in the end, also when it is interrupted. */
export async function onDatabase(directory: string | undefined, act: (database: Database, started: (server: Server) => Server) => Promise<void>): Promise<void> {
  const own = directory ?? mkdtempSync(join(tmpdir(), 'suivi-bench-'));
  try {
    buildApi();
    const database = await startDatabase(own);
    const servers: Server[] = [];
    const stop = async () => {
      for (const server of servers.splice(0)) await server.stop();
      await database.stop();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop().finally(() => process.exit(1)));
    try {
      await act(database, (server) => {
        servers.push(server);
        return server;
      });
    } finally {
      await stop();
    }
  } finally {
    if (!directory) rmSync(own, { recursive: true, force: true, maxRetries: 5 });
  }
}
