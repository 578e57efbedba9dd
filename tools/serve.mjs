import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { startEmbeddedDatabase } from './embedded-database.mjs';
import { giveUp, Refusal } from './refusal.mjs';
import { startApi, untilReady } from './serve/api-process.mjs';
import { kept, newPassword, newSecret, openDataDirectory } from './serve/data-directory.mjs';
import { checkGivenDatabase } from './serve/given-database.mjs';
import { lockDataDirectory } from './serve/portal-lock.mjs';
import { freePort } from './serve/postgres-cluster.mjs';
import { welcome } from './serve/welcome.mjs';
import { workspace } from './workspace.mjs';

const { PORT: port = '3000', HOST: host = '127.0.0.1', NODE_ENV, DATABASE_URL: givenDatabase } = process.env;
const isProduction = NODE_ENV === 'production';
const isDemo = !isProduction && process.env.SUIVI_DEMO !== 'off';
const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
const address = `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;

/** What was started, in that order; stopped in the other. @type {Array<() => unknown>} */
const started = [];
const stopping = new AbortController();

/** Stops all of it once, however often it is asked. @param {number} code */
async function stop(code) {
  if (stopping.signal.aborted) return;
  stopping.abort();
  for (const stopOne of started.reverse()) await stopOne();
  process.exit(code);
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => stop(0));
process.once('disconnect', () => stop(1));

try {
  await serve();
} catch (error) {
  if (!stopping.signal.aborted) {
    stopping.abort();
    for (const stopOne of started.reverse()) await stopOne();
    giveUp(error);
  }
}

async function serve() {
  const dataDirectory = openDataDirectory(process.env.SUIVI_DATA_DIR ?? join(workspace, '.data'));
  started.push(lockDataDirectory(dataDirectory, address));
  await refuseTakenPort();
  const database = givenDatabase ? await checkGivenDatabase(givenDatabase).then(() => undefined) : await startEmbeddedDatabase(dataDirectory);
  if (database) started.push(database.stop);
  if (stopping.signal.aborted) return;

  const demoPassword = isDemo ? process.env.SUIVI_DEMO_PASSWORD || kept(dataDirectory, 'demo-password', newPassword) : undefined;
  const api = startApi(dataDirectory, {
    PORT: port,
    HOST: host,
    DATABASE_URL: givenDatabase || database?.url,
    SUIVI_SECRET: process.env.SUIVI_SECRET || (isProduction ? undefined : kept(dataDirectory, 'secret', newSecret)),
    SUIVI_DATA_DIR: dataDirectory,
    SUIVI_WEB_DIR: join(workspace, 'dist/apps/web/browser'),
    SUIVI_DEMO: isDemo ? 'on' : 'off',
    SUIVI_DEMO_PASSWORD: demoPassword,
  });
  started.push(api.stop);

  const failure = Promise.race([
    api.ended.then((how) => `the portal's server stopped by itself (${how}): ${join(dataDirectory, 'logs', 'api.log')} tells more; "npm start" starts it again.`),
    ...(database ? [database.ended.then(() => `the embedded database stopped by itself: ${join(dataDirectory, 'logs', 'postgres.log')} tells more; "npm start" starts it again and loses nothing.`)] : []),
  ]).then((sentence) => {
    if (!stopping.signal.aborted) throw new Refusal(sentence);
  });
  await Promise.race([untilReady(address, stopping.signal), failure]);
  if (!stopping.signal.aborted) console.log(welcome({ address, dataDirectory, demoPassword }));
  await failure;
}

async function refuseTakenPort() {
  if (!/^\d+$/.test(port) || Number(port) > 65535) throw new Refusal(`PORT=${port} is not a port: give a number, for example PORT=3001 npm start.`);
  const server = createServer().listen(Number(port), host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'EADDRINUSE') throw new Refusal(`port ${port} is already used by another program: choose another one, for example PORT=${await freePort()} npm start.`);
    if (code === 'EACCES') throw new Refusal(`port ${port} may only be opened by root: choose one above 1023, for example PORT=3000 npm start.`);
    throw new Refusal(`this machine has no address ${host} (${code}): correct HOST, or leave it out.`);
  }
  server.close();
  await once(server, 'close');
}
