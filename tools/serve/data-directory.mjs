import { randomBytes, randomInt } from 'node:crypto';
import { existsSync, readFileSync, renameSync, statfsSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Refusal } from '../refusal.mjs';
import { makeFolder } from './make-folder.mjs';

const LARGEST_LOG_BYTES = 20 * 2 ** 20;
const LEAST_FREE_BYTES = 200 * 2 ** 20;
const READABLE = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Makes the folder of everything that must outlive the process, and proves that it can be written to. @param {string} path */
export function openDataDirectory(path) {
  const directory = resolve(path);
  inSentences(directory, () => {
    // Others may pass through, since under root the database runs as another account; each thing inside guards itself.
    makeFolder(join(directory, 'keys'), 0o711);
    makeFolder(join(directory, 'logs'), 0o711);
    writeFileSync(join(directory, 'keys', '.written'), new Date().toISOString());
    const { bavail, bsize } = statfsSync(directory);
    if (bavail * bsize < LEAST_FREE_BYTES) throw Object.assign(new Error(), { code: 'ENOSPC' });
  });
  return directory;
}

/** Where to append a log; one that grew large is put aside first, in place of the one before. @param {string} directory @param {string} name */
export function logFile(directory, name) {
  const file = join(directory, 'logs', `${name}.log`);
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LARGEST_LOG_BYTES) renameSync(file, `${file}.1`);
  return file;
}

/**
 * A secret made once and kept, readable by its owner alone.
 * @param {string} directory @param {string} name @param {() => string} make
 */
export function kept(directory, name, make) {
  const file = join(directory, 'keys', name);
  return inSentences(directory, () => {
    if (existsSync(file)) return readFileSync(file, 'utf8').trim();
    const value = make();
    // Renamed into place: a killed start leaves the whole secret or none.
    writeFileSync(`${file}.new`, `${value}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file);
    return value;
  });
}

export const newSecret = () => randomBytes(32).toString('base64url');

/** Sixteen letters and digits that can be read aloud. */
export const newPassword = () =>
  Array.from({ length: 4 }, () => Array.from({ length: 4 }, () => READABLE[randomInt(READABLE.length)]).join('')).join('-');

/**
 * @template T
 * @param {string} directory @param {() => T} act
 * @returns {T}
 */
function inSentences(directory, act) {
  try {
    return act();
  } catch (error) {
    throw sentenceForDisk(directory, error) ?? error;
  }
}

/** @param {string} directory @param {any} error */
export function sentenceForDisk(directory, error) {
  const elsewhere = 'or name another folder with SUIVI_DATA_DIR=/some/folder npm start';
  const words = `${error?.code} ${error?.message}`;
  if (/ENOSPC|EDQUOT|No space left/.test(words)) return new Refusal(`the disk that holds ${directory} is full: free at least 200 MB (nothing saved is lost), ${elsewhere}.`);
  if (/EACCES|EPERM|EROFS|Permission denied|Read-only file system/.test(words)) return new Refusal(`the data folder ${directory} cannot be written to by this account: give it to the account that runs the portal, ${elsewhere}.`);
  if (/ENOTDIR|EEXIST/.test(words)) return new Refusal(`the data folder ${directory} is not a folder: move that file away, ${elsewhere}.`);
  if (/ENOENT|ENAMETOOLONG|ELOOP|EINVAL/.test(words)) return new Refusal(`no folder can be made at ${directory}: correct SUIVI_DATA_DIR, ${elsewhere}.`);
  return undefined;
}
