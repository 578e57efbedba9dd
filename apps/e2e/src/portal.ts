import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../tools/serve/postgres-cluster.mjs';
import { workspace } from '../../../tools/workspace.mjs';

/** Of the demonstration accounts in a run. */
export const PASSWORD = 'niamey to casablanca';

/** Starts a portal as an operator would, with a folder and a port of its own, and stops it after the last journey. */
export default async function startPortal(): Promise<() => Promise<void>> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'suivi-e2e-'));
  const port = String(await freePort());
  const { DATABASE_URL: _, NODE_ENV: __, ...environment } = process.env;
  const portal = spawn(process.execPath, [join(workspace, 'tools', 'serve.mjs')], {
    env: { ...environment, PORT: port, HOST: '127.0.0.1', SUIVI_DATA_DIR: dataDirectory, SUIVI_DEMO: 'on', SUIVI_DEMO_PASSWORD: PASSWORD },
    // The channel ends the portal when the run is killed.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const said: string[] = [];
  const ended = once(portal, 'exit');
  const ready = new Promise<true>((resolve) => {
    for (const stream of [portal.stdout, portal.stderr]) {
      stream?.on('data', (text: Buffer) => {
        said.push(text.toString());
        if (said.join('').includes('Suivi is ready')) resolve(true);
      });
    }
  });
  if ((await Promise.race([ready, ended])) !== true) {
    await rm(dataDirectory, { recursive: true, force: true });
    throw new Error(`The portal did not start.\n${said.join('')}`);
  }
  process.env['SUIVI_E2E_URL'] = `http://127.0.0.1:${port}`;
  return async () => {
    portal.kill('SIGTERM');
    await ended;
    await rm(dataDirectory, { recursive: true, force: true });
  };
}
