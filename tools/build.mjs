import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from './refusal.mjs';
import { endIfInterrupted, run } from './run.mjs';
import { installedCommand, node24, workspace } from './workspace.mjs';

const INPUTS = ['apps/api', 'apps/web', 'libs', 'tools', 'package-lock.json', 'nx.json', 'rolldown.config.mjs', 'tsconfig.base.json', 'tsconfig.json'];
const OUTPUTS = ['dist/apps/api/main.js', 'dist/apps/web/browser/index.html'];
const STAMP = join(workspace, 'dist', '.suivi-built');

/** Builds API and web through Nx's cache; when no file changed since, not even Nx is asked, which alone takes two seconds. */
export async function buildIfNeeded() {
  const state = stateOfInputs();
  if (isBuilt(state)) return;
  console.log('Building the portal · Construction du portail…');
  rmSync(STAMP, { force: true });
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NG_CLI_ANALYTICS: 'false' };
  const code = await run(node24, [installedCommand('nx'), 'run-many', '-t', 'build', '--projects=api,web', '--outputStyle=static'], { cwd: workspace, env });
  endIfInterrupted();
  if (code) throw new Refusal('the portal could not be built; what stands above says why. In an unchanged clone, "git status" shows what differs.');
  mkdirSync(join(workspace, 'dist'), { recursive: true });
  writeFileSync(STAMP, state);
}

/** @param {string} state */
function isBuilt(state) {
  return OUTPUTS.every((path) => existsSync(join(workspace, path))) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === state;
}

function stateOfInputs() {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else hash.update(`${path}\0${stat?.size}\0${stat?.mtimeMs}\n`);
  };
  for (const input of INPUTS) add(join(workspace, input));
  return hash.digest('hex');
}
