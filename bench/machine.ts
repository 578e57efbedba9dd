import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('..', import.meta.url));

/** Something that runs as processes of its own. */
export interface Running {
  /** Its main process. */
  pid: number;
  stop(): Promise<void>;
}
export interface Database extends Running {
  ownerUrl: string;
  dataDirectory: string;
}
export interface Server extends Running {
  url: string;
}

interface EmbeddedDatabase {
  startEmbeddedDatabase(dataDirectory: string): Promise<{ url: string; stop(): Promise<void> }>;
}
interface DataDirectory {
  openDataDirectory(path: string): string;
}

/** The portal's own embedded PostgreSQL with its own settings (fsync on), in a folder that is there already or is made. */
export async function startDatabase(directory: string): Promise<Database> {
  const { startEmbeddedDatabase } = (await tool('tools/embedded-database.mjs')) as EmbeddedDatabase;
  const { openDataDirectory } = (await tool('tools/serve/data-directory.mjs')) as DataDirectory;
  const dataDirectory = openDataDirectory(directory);
  const { url, stop } = await startEmbeddedDatabase(dataDirectory);
  const pid = Number.parseInt(readFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8'), 10);
  return { ownerUrl: url, dataDirectory, pid, stop };
}

/** Builds the API from the files as they are now, whatever a cache holds; it takes a second or two. */
export function buildApi(): void {
  const { status } = spawnSync(process.execPath, [join(workspace, 'node_modules/.bin/nx'), 'build', 'api', '--skip-nx-cache', '--outputStyle=static'], { cwd: workspace, env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' }, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) throw new Error('the API could not be built: "npx nx build api" says why');
}

/** The portal's API as it is built now, set up as in production. */
export async function startPortal(database: Database, more: Record<string, string> = {}): Promise<Server> {
  const main = join(workspace, 'dist/apps/api/main.js');
  if (!existsSync(main)) throw new Error(`${main} is missing: build it with "nx build api"`);
  return startServer([main], {
    NODE_ENV: 'production',
    DATABASE_URL: database.ownerUrl,
    SUIVI_SECRET: 'b4f0a1c29e7d58336a0f1e2d4c5b6978',
    SUIVI_DATA_DIR: database.dataDirectory,
    SUIVI_DEMO: 'off',
    SUIVI_PUBLIC_URL: 'http://127.0.0.1',
    // What is measured is what is asked for, and nothing beside it.
    SUIVI_REMINDERS: 'off',
    ...more,
  }, '/api/ready');
}

/** The bare server of `bare.ts`. */
export function startBare(database: Database): Promise<Server> {
  return startServer([join(workspace, 'bench/bare.ts')], { NODE_ENV: 'production', DATABASE_URL: database.ownerUrl }, '/');
}

async function startServer(args: string[], environment: Record<string, string>, ready: string): Promise<Server> {
  const port = await freePort();
  const child = spawn(process.execPath, args, { cwd: workspace, env: { ...process.env, ...environment, PORT: String(port), HOST: '127.0.0.1' }, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  const ended = once(child, 'exit');
  await Promise.race([untilAnswers(url + ready, child), ended.then(([code]) => Promise.reject(new Error(`${args[0]} ended with ${code} before it answered`)))]);
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function untilAnswers(url: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(url).catch(() => null);
    await answer?.arrayBuffer();
    if (answer?.ok) return;
    await pause(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function tool(path: string): Promise<unknown> {
  return import(new URL(`../${path}`, import.meta.url).href) as Promise<unknown>;
}
