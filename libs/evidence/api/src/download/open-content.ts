import type { Work } from '@suivi/access/api';
import { ProblemException } from '@suivi/shared/api';
import { open, type FileHandle } from 'node:fs/promises';
import { finalPlace } from '../files/places.ts';
import { readEvidence } from '../read-evidence.ts';

export interface Content {
  file: FileHandle;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
}

/** Opens the file of a piece of evidence; the work is over before the first byte goes out, since a slow reader would hold it open. */
export async function openContent(work: Work, filesDir: string, id: string): Promise<Content> {
  const { kind, complete, fileName, mediaType, sizeBytes, receivedBytes } = await readEvidence(work, id);
  await work.commit();
  if (kind === 'link') throw new ProblemException('not_found');
  if (!complete || mediaType === null || fileName === null || sizeBytes === null) throw new ProblemException('conflict', { current: { receivedBytes } });
  return { file: await openWhole(finalPlace(filesDir, id), sizeBytes), fileName, mediaType, sizeBytes };
}

/** A file that is not there, or not whole, is the operator's to restore from backup. */
async function openWhole(place: string, sizeBytes: number): Promise<FileHandle> {
  const file = await open(place, 'r').catch((cause: unknown) => missing(place, cause));
  const { size } = await file.stat();
  if (size === sizeBytes) return file;
  await file.close();
  return missing(place, new Error(`${size} bytes instead of ${sizeBytes}`));
}

function missing(place: string, cause: unknown): never {
  throw new FileMissing(place, cause);
}

/** Answered as a plain 410; logged with the place on disk, which is nobody else's business. */
export class FileMissing extends ProblemException {
  constructor(
    readonly place: string,
    override readonly cause: unknown,
  ) {
    super('gone', { issues: [{ path: 'content', code: 'file.missing' }] });
  }
}
