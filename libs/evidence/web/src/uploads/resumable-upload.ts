import { UPLOAD_PIECE_SIZE } from '@suivi/evidence/domain';

/** How the server took a piece: how much it has now, where it really stands, no answer at all, or a refusal that no repetition mends. */
export type PieceAnswer<Done> =
  | { kind: 'received'; receivedBytes: number; done: Done | null }
  | { kind: 'elsewhere'; receivedBytes: number }
  | { kind: 'offline' }
  | { kind: 'refused'; reason: unknown };

/** How an upload ended. A `cut` one goes on from where the server stands. */
export type UploadEnd<Done> = { kind: 'done'; done: Done } | { kind: 'cut'; receivedBytes: number } | { kind: 'refused'; reason: unknown } | { kind: 'stopped' };

export interface Upload<Done> {
  file: Blob;
  /** How much the server has, as it last said. */
  from: number;
  send: (offset: number, piece: Blob) => Promise<PieceAnswer<Done>>;
  progress: (receivedBytes: number) => void;
  stopped: () => boolean;
  /** Waits before a piece is tried again; the tests do not wait. */
  wait: (milliseconds: number) => Promise<void>;
}

/** Waits before the same piece is sent again, in milliseconds; after the last one the upload counts as cut. */
const TRY_AGAIN_AFTER = [1_000, 3_000, 8_000];

/** Sends a file piece by piece and follows the server when it stands elsewhere than thought, as after an answer that was lost. */
export async function upload<Done>({ file, from, send, progress, stopped, wait }: Upload<Done>): Promise<UploadEnd<Done>> {
  let offset = from;
  let failures = 0;
  let displaced = 0;
  while (offset < file.size) {
    if (stopped()) return { kind: 'stopped' };
    const answer = await send(offset, file.slice(offset, offset + UPLOAD_PIECE_SIZE));
    if (answer.kind === 'refused') return answer;
    if (answer.kind === 'offline') {
      const delay = TRY_AGAIN_AFTER[failures++];
      if (delay === undefined) return { kind: 'cut', receivedBytes: offset };
      await wait(delay);
      continue;
    }
    // A server that keeps pointing elsewhere would have us turn in circles.
    displaced = answer.kind === 'elsewhere' ? displaced + 1 : 0;
    if (displaced > TRY_AGAIN_AFTER.length) return { kind: 'cut', receivedBytes: offset };
    failures = 0;
    offset = answer.receivedBytes;
    progress(offset);
    if (answer.kind === 'received' && answer.done !== null) return { kind: 'done', done: answer.done };
  }
  return { kind: 'cut', receivedBytes: offset };
}
