import { join } from 'node:path';

/** Provider token of the directory in which the files of evidence are kept. */
export const FILES_DIR = Symbol('files directory');

export function filesDirOf(dataDir: string): string {
  return join(dataDir, 'files');
}

/** Where a complete file is kept: under the id of its record, never under a name that somebody chose. */
export function finalPlace(filesDir: string, id: string): string {
  return join(filesDir, id);
}

/** Where a file grows until its last piece is there. */
export function partPlace(filesDir: string, id: string): string {
  return join(filesDir, `${id}.part`);
}

/** Where a piece is received before it is appended. */
export function piecePlace(filesDir: string, name: string): string {
  return join(filesDir, `${name}.piece`);
}
