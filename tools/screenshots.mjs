// A look at every page: `npm run screenshots`, and after `--` whatever narrows it down, as in `-- -g sign-in`.
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { giveUp } from './refusal.mjs';
import { run } from './run.mjs';
import { installedCommand, node24, workspace } from './workspace.mjs';

try {
  await installIfNeeded();
  await buildIfNeeded();
  process.exit(await run(node24, [installedCommand('playwright'), 'test', '-c', 'apps/e2e/screenshots.config.ts', ...process.argv.slice(2)], { cwd: workspace }));
} catch (error) {
  giveUp(error);
}
