import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const workspace = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');

/** A command of an installed package. @param {string} name */
export const installedCommand = (name) => join(workspace, 'node_modules', '.bin', name);

/** Node 24, which comes with the packages, whatever the machine's own version is. */
export const node24 = installedCommand('node');
