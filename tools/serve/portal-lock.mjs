import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.mjs';

/**
 * Takes the data folder for this process. A lock left by a killed portal is recognised by its process number *and* the time
 * that process was started, since numbers come round again.
 * @param {string} directory @param {string} address
 * @returns {() => void} gives the lock back
 */
export function lockDataDirectory(directory, address) {
  const file = join(directory, 'portal.lock');
  const mine = JSON.stringify({ pid: process.pid, startedAt: startOf(process.pid), address });
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(file, mine, { flag: 'wx' });
      return () => readOrNothing(file) === mine && rmSync(file, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    const holder = parse(readOrNothing(file));
    if (holder && startOf(holder.pid) === holder.startedAt) {
      throw new Refusal(`another portal (process ${holder.pid}, ${holder.address}) already uses the data in ${directory}: use that one, stop it with "kill ${holder.pid}", or give this one its own folder with SUIVI_DATA_DIR=/some/folder PORT=3001 npm start.`);
    }
    rmSync(file, { force: true });
  }
  throw new Refusal(`several portals are being started on the data in ${directory} at the same moment: run "npm start" once.`);
}

/** When a process was started, or undefined when there is none, or only its unburied remains. @param {number} pid */
function startOf(pid) {
  try {
    // The 22nd field, counted after the name in brackets, which may hold spaces.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' || state === 'X' ? undefined : rest[18];
  } catch {
    if (process.platform === 'linux') return undefined;
  }
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} text @returns {{ pid: number, startedAt: string, address: string } | undefined} */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
