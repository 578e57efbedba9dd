import { link } from 'node:fs/promises';
import { finalPlace } from './places.ts';

/** Lets a second record have the file of a first: one file under two names, which is gone once both records are. */
export async function shareFiles(filesDir: string, copies: readonly { from: string; to: string }[]): Promise<void> {
  for (const { from, to } of copies) await link(finalPlace(filesDir, from), finalPlace(filesDir, to));
}
