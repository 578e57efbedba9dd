import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { Refusal } from '../refusal.mjs';

/**
 * How a command of PostgreSQL is run. PostgreSQL refuses to run as root, so there it gets an account of its own; and where that
 * account may not enter the folder of the portal (/root, say), it is lent the one capability that lets it through.
 * @typedef {{ uid?: number, gid?: number, through: string[] }} Account
 */

/**
 * @param {string} clusterDirectory @param {string} binary
 * @returns {Account}
 */
export function postgresAccount(clusterDirectory, binary) {
  if (process.getuid?.() !== 0) return { through: [] };
  const owner = statSync(clusterDirectory, { throwIfNoEntry: false });
  const { uid, gid } = owner && owner.uid !== 0 ? owner : existingAccount('postgres') ?? newAccount() ?? existingAccount('nobody') ?? { uid: 65534, gid: 65534 };
  const lent = ['dac_read_search', 'dac_override'].map((capability) => [
    'setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`,
  ]);
  /** @type {Account[]} */
  const ways = [{ uid, gid, through: [] }, ...lent.map((through) => ({ through }))];
  const way = ways.find((account) => canRun(account, binary, clusterDirectory));
  if (!way) {
    throw new Refusal('the database may not run as root, and its own account cannot enter this folder: clone the portal elsewhere (for example under /srv), or start it as an ordinary user.');
  }
  return { ...way, uid, gid };
}

/** What to hand to `spawn`. @param {Account} account @param {string} command @param {string[]} args */
export function asAccount({ uid, gid, through: [first, ...rest] }, command, args) {
  return first ? { command: first, args: [...rest, command, ...args], identity: {} } : { command, args, identity: { uid, gid } };
}

/** @param {Account} account @param {string} binary @param {string} directory */
function canRun(account, binary, directory) {
  const { command, args, identity } = asAccount(account, '/bin/sh', ['-c', '"$0" --version && test -x "$1"', binary, directory]);
  try {
    execFileSync(command, args, { ...identity, stdio: 'ignore', cwd: '/' });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name */
function existingAccount(name) {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })));
    return { uid: /** @type {number} */ (uid), gid: /** @type {number} */ (gid) };
  } catch {
    return undefined;
  }
}

function newAccount() {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres'], { stdio: 'ignore' });
    return existingAccount('postgres');
  } catch {
    return undefined;
  }
}
