import { constants, createReadStream } from 'node:fs';
import { open, rename, stat, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { finalPlace, partPlace } from '../files/places.ts';
import type { Piece } from './receive-piece.ts';

const sizeOf = (place: string) => stat(place).then(({ size }) => size, () => null);

/** How much of an unfinished file is on disk; a file that was put in its final place while the record was not written counts. */
export async function sizeOfPart(filesDir: string, id: string): Promise<number> {
  const size = await sizeOf(partPlace(filesDir, id));
  if (size !== null) return size;
  if ((await sizeOf(finalPlace(filesDir, id))) === null) return 0;
  await rename(finalPlace(filesDir, id), partPlace(filesDir, id));
  return (await sizeOf(partPlace(filesDir, id))) ?? 0;
}

/** Writes a piece at `offset`, after cutting off whatever a broken attempt left beyond it; returns once the disk has it. */
export async function append(filesDir: string, id: string, offset: number, piece: Piece): Promise<void> {
  const place = partPlace(filesDir, id);
  const part = await open(place, constants.O_RDWR | constants.O_CREAT, 0o600);
  try {
    await part.truncate(offset);
    await pipeline(createReadStream(piece.place), async (chunks: AsyncIterable<Buffer>) => {
      let position = offset;
      for await (const chunk of chunks) position += await writeWhole(part, chunk, position);
    });
    await part.sync();
  } finally {
    await part.close();
  }
  if (offset === 0) await syncDirectory(dirname(place));
}

async function writeWhole(file: FileHandle, chunk: Buffer, position: number): Promise<number> {
  let written = 0;
  while (written < chunk.length) written += (await file.write(chunk, written, chunk.length - written, position + written)).bytesWritten;
  return written;
}

/** A new name lasts only once its directory is on disk as well. */
export async function syncDirectory(place: string): Promise<void> {
  const directory = await open(place, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
