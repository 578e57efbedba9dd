import { accessSync, constants, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { filesDirOf } from './demo/seed.ts';
import { UnusableSettings } from './settings.ts';

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** One folder after the other: Node's recursive way never ends where the system denies a folder that is there, as /proc does. */
function makeFolder(path: string): void {
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path, { mode: 0o711 });
  } catch (error) {
    if (!isFolder(path)) throw error;
  }
}

/** Makes the data folder with its place for files, and proves that it can be written to; says in a sentence why not. */
export function openDataFolder(path: string): string {
  const dataDir = resolve(path);
  try {
    makeFolder(filesDirOf(dataDir));
    accessSync(filesDirOf(dataDir), constants.W_OK);
    return dataDir;
  } catch (error) {
    throw new UnusableSettings(`SUIVI_DATA_DIR=${dataDir} cannot be made or written to (${(error as NodeJS.ErrnoException).code}): give a folder that this account may write to`);
  }
}
