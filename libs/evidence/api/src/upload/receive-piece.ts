import { MAX_PIECE_SIZE } from '@suivi/evidence/domain';
import { ProblemException } from '@suivi/shared/api';
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { piecePlace } from '../files/places.ts';

export interface Piece {
  place: string;
  length: number;
}

/** Receives a piece to a file of its own, however long that takes; one that breaks off, or is too large, leaves nothing. */
export async function receivePiece(filesDir: string, body: Readable): Promise<Piece> {
  const place = piecePlace(filesDir, randomUUID());
  try {
    await pipeline(body, bounded, createWriteStream(place));
    return { place, length: (await stat(place)).size };
  } catch (error) {
    await rm(place, { force: true });
    if (error instanceof ProblemException) throw error;
    if (body.readableAborted || (error as { code?: unknown }).code === 'ECONNRESET') throw new ProblemException('invalid_input', { issues: [{ path: 'content', code: 'piece.cut_off' }] });
    throw error;
  }
}

async function* bounded(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MAX_PIECE_SIZE) throw new ProblemException('too_large', { issues: [{ path: 'content', code: 'piece.too_large' }] });
    yield chunk;
  }
}
