import { existsSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfNeeded } from '../build.mjs';
import { Refusal } from '../refusal.mjs';
import { endIfInterrupted, run } from '../run.mjs';
import { installedCommand, node24, workspace } from '../workspace.mjs';

/**
 * One thing that is checked.
 * @typedef {{ passed: number, failed: number }} Outcome
 * @typedef {{ name: string, title: string, run: () => Promise<Outcome> }} Step
 */

const environment = {
  ...process.env,
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  // Jest runs ES modules as what they are only with the first; the second keeps node from saying so in every worker.
  NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
  ...(process.env.CI ? { NO_COLOR: '1', FORCE_COLOR: undefined } : {}),
};

/** @param {string} command @param {string[]} args @param {Record<string, string>} [more] */
const tool = (command, args, more = {}) => run(node24, [installedCommand(command), ...args], { cwd: workspace, env: { ...environment, ...more } });

/** Several commands that count as one check. @param {(() => Promise<number | void>)[]} commands */
async function one(...commands) {
  for (const command of commands) {
    const code = await command();
    endIfInterrupted();
    if (code) return { passed: 0, failed: 1 };
  }
  return { passed: 1, failed: 0 };
}

/**
 * A runner that counts its tests itself and writes the counts to a file.
 * @param {(file: string) => Promise<number>} command @param {(report: any) => Outcome} read
 */
async function counted(command, read) {
  const file = join(tmpdir(), `suivi-report-${process.pid}.json`);
  try {
    const code = await command(file);
    endIfInterrupted();
    const outcome = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
    // What went wrong outside of any test is a failure too.
    return code && !outcome.failed ? { ...outcome, failed: 1 } : outcome;
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} config */
const jest = (config) =>
  counted(
    (file) => tool('jest', ['-c', config, '--json', `--outputFile=${file}`]),
    ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) => ({ passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites }),
  );

const build = async () => {
  try {
    await buildIfNeeded();
    return { passed: 1, failed: 0 };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return { passed: 0, failed: 1 };
  }
};

/** @type {Step[]} */
export const STEPS = [
  {
    name: 'types',
    title: 'Types',
    run: () => one(() => tool('tsc', ['-p', 'tsconfig.json']), () => tool('tsc', ['-p', 'tools/testing/tsconfig.web-specs.json']), () => tool('tsc', ['-p', 'apps/e2e/tsconfig.json'])),
  },
  {
    name: 'lint',
    title: 'Lint, boundaries between domains and layers',
    // The boundary rule keeps silent while Nx has no graph at hand.
    run: () => one(() => run(node24, [installedCommand('nx'), 'show', 'projects'], { cwd: workspace, env: environment, stdio: ['ignore', 'ignore', 'inherit'] }), () => tool('eslint', ['.', '--max-warnings=0'])),
  },
  { name: 'unused', title: 'Unused files, exports and packages', run: () => one(() => tool('knip', [])) },
  { name: 'api', title: 'Rules and API', run: () => jest('jest.api.config.mjs') },
  { name: 'web', title: 'Browser code', run: () => jest('jest.web.config.mjs') },
  { name: 'build', title: 'Build', run: build },
  { name: 'weight', title: 'Weight of the pages', run: () => one(() => run(node24, [join(workspace, 'tools', 'page-weight.mjs')], { env: environment })) },
  {
    name: 'journeys',
    title: 'Journeys in a browser',
    run: () =>
      counted(
        (file) => tool('playwright', ['test', '-c', 'apps/e2e/playwright.config.ts'], { PLAYWRIGHT_JSON_OUTPUT_FILE: file, NODE_OPTIONS: '' }),
        ({ stats }) => ({ passed: stats.expected + stats.flaky, failed: stats.unexpected }),
      ),
  },
];
