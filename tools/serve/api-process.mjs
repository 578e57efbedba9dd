import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../refusal.mjs';
import { workspace } from '../workspace.mjs';
import { logFile, sentenceForDisk } from './data-directory.mjs';

const PINO_ERROR = 50;
const PATIENCE_MS = 10_000;

/**
 * Starts the API; its log goes to a file, its errors also to the terminal.
 * @param {string} dataDirectory @param {Record<string, string | undefined>} environment
 */
export function startApi(dataDirectory, environment) {
  const log = openLog(dataDirectory);
  const preload = new URL('end-with-parent.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--enable-source-maps', '--import', preload, join(workspace, 'dist/apps/api/main.js')], {
    cwd: workspace,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // In a group of its own: Ctrl-C must reach the portal alone, which stops one after the other.
    detached: true,
  });
  let lastError = '';
  /** @type {(line: string) => void} */
  const keep = (line) => {
    log.write(`${line}\n`);
    const error = errorIn(line);
    if (error) console.error((lastError = error));
  };
  createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) }).on('line', keep);
  createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stderr) }).on('line', keep);
  const ended = once(child, 'close').then(([code, signal]) => `${signal ?? `exit code ${code}`}${lastError ? `: ${lastError}` : ''}`);

  return {
    /** How it ended, in words. */
    ended,
    async stop() {
      child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** Resolves once the API says that it is ready. @param {string} address @param {AbortSignal} givenUp */
export async function untilReady(address, givenUp) {
  while (!givenUp.aborted) {
    try {
      const { ok } = await fetch(`${address}/api/ready`, { signal: AbortSignal.any([givenUp, AbortSignal.timeout(5000)]) });
      if (ok) return;
    } catch {
      // Not listening yet.
    }
    await pause(50);
  }
}

/** What the terminal shows of a line: the message of an error, nothing of what is only good to know. @param {string} line */
function errorIn(line) {
  try {
    const { level, msg, err } = JSON.parse(line);
    return level >= PINO_ERROR ? [msg, err?.message].filter(Boolean).filter((text, index, all) => all.indexOf(text) === index).join(': ') : '';
  } catch {
    // Not of the log: node itself speaking, before or after everything.
    return line.trim();
  }
}

/** @param {string} dataDirectory */
function openLog(dataDirectory) {
  const log = createWriteStream(logFile(dataDirectory, 'api'), { flags: 'a', mode: 0o600 });
  log.on('error', (error) => {
    const known = sentenceForDisk(dataDirectory, error);
    console.error(known instanceof Refusal ? `suivi: ${known.message}` : error.message);
  });
  return log;
}
