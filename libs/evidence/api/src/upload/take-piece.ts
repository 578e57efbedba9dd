import { scopeSql, type EnterWork, type Work } from '@suivi/access/api';
import { judgeFile, visibleEvidence, type Evidence } from '@suivi/evidence/domain';
import { ProblemException } from '@suivi/shared/api';
import { isRefusal, type Refusal } from '@suivi/shared/domain';
import { rename, rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { EVIDENCE_JSON } from '../evidence-json.ts';
import { findType, hashFile } from '../files/inspect.ts';
import { finalPlace, partPlace } from '../files/places.ts';
import { refuseChange } from '../read-evidence.ts';
import { append, sizeOfPart, syncDirectory } from './part.ts';
import { receivePiece, type Piece } from './receive-piece.ts';

/**
 * Takes one piece of a file. The piece is received first, however slowly, while no transaction is open; then, in a short one, the
 * record is locked, the piece appended at exactly the offset the record says and brought to the disk, and the record moved on. Of two
 * that send the same piece the second finds the record further on and is told where (409); a server that dies in between leaves bytes
 * that no record counts, which the next piece cuts off.
 */
export async function takePiece(enter: EnterWork, filesDir: string, id: string, offset: number, body: Readable): Promise<Evidence | Refusal> {
  const piece = await receivePiece(filesDir, body);
  try {
    const work = await enter();
    try {
      const answer = await appendPiece(work, filesDir, id, offset, piece);
      await work.commit();
      if (isRefusal(answer)) await rm(partPlace(filesDir, id), { force: true });
      return answer;
    } catch (error) {
      await work.rollback();
      throw error;
    }
  } finally {
    await rm(piece.place, { force: true });
  }
}

/** A row that may not be changed is not locked and so not found. */
async function lock(work: Work, id: string): Promise<Evidence> {
  const parameters: unknown[] = [id];
  const scope = scopeSql(visibleEvidence(work.actor), 'e', parameters);
  const locked = await work.row<{ evidence: Evidence }>(
    `SELECT ${EVIDENCE_JSON} AS evidence FROM evidence e WHERE e.id = $1 AND e.kind = 'file' AND e.removed_at IS NULL AND ${scope} FOR UPDATE`,
    parameters,
  );
  return locked ? locked.evidence : refuseChange(work, id);
}

async function appendPiece(work: Work, filesDir: string, id: string, offset: number, piece: Piece): Promise<Evidence | Refusal> {
  const evidence = await lock(work, id);
  const received = evidence.receivedBytes ?? 0;
  if (evidence.complete || offset !== received) throw new ProblemException('conflict', { current: { receivedBytes: received } });
  const size = evidence.sizeBytes ?? 0;
  if (offset + piece.length > size) throw new ProblemException('too_large', { issues: [{ path: 'content', code: 'file.longer_than_announced' }] });
  if (piece.length === 0) return evidence;
  const onDisk = await sizeOfPart(filesDir, id);
  if (onDisk < received) return beginAgain(work, id, onDisk);
  await append(filesDir, id, offset, piece);
  if (offset + piece.length === size) return finish(work, filesDir, evidence);
  return changed(work, 'UPDATE evidence AS e SET received_bytes = $2 WHERE e.id = $1', [id, offset + piece.length]);
}

/** The part was tidied away, or lost: the record says what is really there, and the client goes on from that. */
async function beginAgain(work: Work, id: string, onDisk: number): Promise<never> {
  await work.rows('UPDATE evidence SET received_bytes = $2 WHERE id = $1', [id, onDisk]);
  await work.commit();
  throw new ProblemException('conflict', { current: { receivedBytes: onDisk } });
}

/** All bytes are here: the file is what its name promises and gets its hash and final place, or it is refused and forgotten. */
async function finish(work: Work, filesDir: string, { id, fileName, sizeBytes }: Evidence): Promise<Evidence | Refusal> {
  const part = partPlace(filesDir, id);
  const mediaType = judgeFile(fileName ?? '', await findType(part));
  if (isRefusal(mediaType)) {
    await work.rows('DELETE FROM evidence WHERE id = $1', [id]);
    return mediaType;
  }
  const hash = await hashFile(part);
  await rename(part, finalPlace(filesDir, id));
  await syncDirectory(filesDir);
  return changed(work, 'UPDATE evidence AS e SET received_bytes = $2, complete = true, media_type = $3, sha256 = $4 WHERE e.id = $1', [id, sizeBytes, mediaType, hash]);
}

async function changed(work: Work, update: string, parameters: unknown[]): Promise<Evidence> {
  const row = await work.row<{ evidence: Evidence }>(`${update} RETURNING ${EVIDENCE_JSON} AS evidence`, parameters);
  if (!row) throw new ProblemException('wrong_phase');
  return row.evidence;
}
