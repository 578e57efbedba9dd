// Runs on the machine's own Node and without packages, since it is what brings both.
import { join } from 'node:path';
import { buildIfNeeded } from './build.mjs';
import { installIfNeeded } from './install.mjs';
import { giveUp, Refusal } from './refusal.mjs';
import { run } from './run.mjs';
import { node24, workspace } from './workspace.mjs';

try {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Refusal(`Node ${process.versions.node} is too old: install Node 20 or newer from https://nodejs.org, then run "npm start" again.`);
  }
  await installIfNeeded();
  await buildIfNeeded();
  // The channel tells the portal when this process is gone, however it went.
  process.exit(await run(node24, [join(workspace, 'tools', 'serve.mjs')], { stdio: ['inherit', 'inherit', 'inherit', 'ipc'] }));
} catch (error) {
  giveUp(error);
}
