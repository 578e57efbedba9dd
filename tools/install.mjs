import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { endIfInterrupted, run } from './run.mjs';
import { node24, workspace } from './workspace.mjs';

const LOCK = join(workspace, 'package-lock.json');
const STAMP = join(workspace, 'node_modules', '.suivi-installed');

/** Installs the locked packages when they changed, or when the last install did not come to its end. */
export async function installIfNeeded() {
  const wanted = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted && existsSync(node24)) return;
  if (!isInstalledByHand()) {
    console.log('Installing packages (a minute or two the first time) · Installation des paquets…');
    const code = await npm(['ci']);
    endIfInterrupted();
    if (code) throw new Refusal(`the packages could not be installed (npm ended with code ${code}, see above): check the network and the free space on the disk, then run the same command again.`);
    if (!existsSync(node24)) throw new Refusal('Node 24 is missing after the install, because npm was told not to run install scripts: run "npm ci --ignore-scripts=false", then the same command again.');
  }
  writeFileSync(STAMP, wanted);
}

/** Whether npm's own record, written at the very end of an install, has every package of the lock at its version. */
function isInstalledByHand() {
  const record = join(workspace, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(node24)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages;
  const locked = JSON.parse(readFileSync(LOCK, 'utf8')).packages;
  return (
    Object.entries(locked).every(([path, { version, optional }]) => !path || (present[path] ? present[path].version === version : optional)) &&
    Object.keys(present).every((path) => locked[path])
  );
}

/**
 * npm under the Node that the user called it with: the one in node_modules is deleted while the packages are installed.
 * @param {string[]} args
 */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env;
  const options = { cwd: workspace, env: { ...process.env, NODE_ENV: 'development' } };
  return script?.endsWith('npm-cli.js') ? run(node ?? process.execPath, [script, ...args], options) : run('npm', args, options);
}
