import { UPLOAD_PIECE_SIZE } from '@suivi/evidence/domain';
import { upload, type PieceAnswer } from './resumable-upload.ts';

const SIZE = UPLOAD_PIECE_SIZE * 2 + 10;

/** A server that keeps what it gets, and can lose requests or answers. */
function server(faults: ('before' | 'after' | null)[] = []) {
  const stored = { bytes: 0 };
  const offsets: number[] = [];
  const send = async (offset: number, piece: Blob): Promise<PieceAnswer<string>> => {
    offsets.push(offset);
    const fault = faults.shift() ?? null;
    if (fault === 'before') return { kind: 'offline' };
    if (offset !== stored.bytes) return { kind: 'elsewhere', receivedBytes: stored.bytes };
    stored.bytes += piece.size;
    if (fault === 'after') return { kind: 'offline' };
    return { kind: 'received', receivedBytes: stored.bytes, done: stored.bytes === SIZE ? 'complete' : null };
  };
  return { send, stored, offsets };
}

function run(send: (offset: number, piece: Blob) => Promise<PieceAnswer<string>>, from = 0, stopped = () => false) {
  const seen: number[] = [];
  const end = upload({ file: new Blob([new Uint8Array(SIZE)]), from, send, stopped, progress: (bytes) => seen.push(bytes), wait: async () => {} });
  return { end, seen };
}

describe('an upload over a link that drops', () => {
  it('sends piece after piece and tells how far it is', async () => {
    const { send, offsets } = server();
    const { end, seen } = run(send);
    await expect(end).resolves.toEqual({ kind: 'done', done: 'complete' });
    expect(offsets).toEqual([0, UPLOAD_PIECE_SIZE, UPLOAD_PIECE_SIZE * 2]);
    expect(seen).toEqual([UPLOAD_PIECE_SIZE, UPLOAD_PIECE_SIZE * 2, SIZE]);
  });

  it('sends a lost piece again', async () => {
    const { send, stored } = server([null, 'before', 'before']);
    await expect(run(send).end).resolves.toEqual({ kind: 'done', done: 'complete' });
    expect(stored.bytes).toBe(SIZE);
  });

  it('goes on from where the server stands when only the answer was lost', async () => {
    const { send, offsets } = server(['after']);
    await expect(run(send).end).resolves.toEqual({ kind: 'done', done: 'complete' });
    expect(offsets).toEqual([0, 0, UPLOAD_PIECE_SIZE, UPLOAD_PIECE_SIZE * 2]);
  });

  it('counts as cut after four lost attempts, and goes on later', async () => {
    const { send } = server([null, 'before', 'before', 'before', 'before']);
    await expect(run(send).end).resolves.toEqual({ kind: 'cut', receivedBytes: UPLOAD_PIECE_SIZE });
    await expect(run(send, UPLOAD_PIECE_SIZE).end).resolves.toEqual({ kind: 'done', done: 'complete' });
  });

  it('ends at a refusal, and when it is stopped', async () => {
    await expect(run(async () => ({ kind: 'refused', reason: 'file_type_mismatch' })).end).resolves.toEqual({ kind: 'refused', reason: 'file_type_mismatch' });
    const { send, offsets } = server();
    await expect(run(send, 0, () => offsets.length > 0).end).resolves.toEqual({ kind: 'stopped' });
  });

  it('does not turn in circles with a server that never agrees', async () => {
    await expect(run(async () => ({ kind: 'elsewhere', receivedBytes: 5 })).end).resolves.toEqual({ kind: 'cut', receivedBytes: 5 });
  });
});
