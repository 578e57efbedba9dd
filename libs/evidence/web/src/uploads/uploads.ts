import { Injectable, inject, signal } from '@angular/core';
import type { Evidence } from '@suivi/evidence/domain';
import { ApiProblem } from '@suivi/shared/web';
import { EvidenceApi } from '../evidence-api.ts';
import { forgetFile, keepFile, keptFile } from './kept-files.ts';
import { upload } from './resumable-upload.ts';

/** Where the sending of a file stands. `no_file`: it was begun on another device or the browser lost it, and must be chosen again. */
export interface UploadProgress {
  state: 'sending' | 'cut' | 'refused' | 'no_file';
  receivedBytes: number;
  problem: ApiProblem | null;
}

/** Sends files in the background, whatever screen is open, and goes on by itself when the connection is back. */
@Injectable({ providedIn: 'root' })
export class Uploads {
  private readonly api = inject(EvidenceApi);
  private readonly running = new Set<string>();
  private readonly abandoned = new Set<string>();
  private readonly listeners = new Map<string, { evidence: Evidence; done: (evidence: Evidence) => void }>();
  private readonly known = signal<Readonly<Record<string, UploadProgress>>>({});

  constructor() {
    window.addEventListener('online', () => this.resumeCut());
  }

  progress(evidenceId: string): UploadProgress | undefined {
    return this.known()[evidenceId];
  }

  /** Sends a file that was just chosen, or chosen again. */
  async start(evidence: Evidence, file: Blob, done: (evidence: Evidence) => void): Promise<void> {
    await keepFile(evidence.id, file);
    await this.send(evidence, file, done);
  }

  /** Goes on with an upload that was cut, from what this device kept of it. */
  async resume(evidence: Evidence, done: (evidence: Evidence) => void): Promise<void> {
    const file = await keptFile(evidence.id);
    if (file) await this.send(evidence, file, done);
    else this.set(evidence.id, { state: 'no_file', receivedBytes: evidence.receivedBytes ?? 0, problem: null });
  }

  /** Stops sending and forgets the file, when its evidence is removed. */
  async abandon(evidenceId: string): Promise<void> {
    this.abandoned.add(evidenceId);
    this.listeners.delete(evidenceId);
    await forgetFile(evidenceId);
  }

  private async send(evidence: Evidence, file: Blob, done: (evidence: Evidence) => void): Promise<void> {
    const { id } = evidence;
    if (this.running.has(id)) return;
    this.running.add(id);
    this.listeners.set(id, { evidence, done });
    this.set(id, { state: 'sending', receivedBytes: evidence.receivedBytes ?? 0, problem: null });
    const end = await upload<Evidence>({
      file,
      from: evidence.receivedBytes ?? 0,
      send: (offset, piece) => this.api.sendPiece(id, offset, piece),
      progress: (receivedBytes) => this.set(id, { state: 'sending', receivedBytes, problem: null }),
      stopped: () => this.abandoned.has(id),
      wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    });
    this.running.delete(id);
    if (end.kind === 'done') await this.finish(end.done, done);
    else if (end.kind === 'cut') await this.afterCut(evidence, end.receivedBytes, file.size, done);
    else if (end.kind === 'refused') this.set(id, { state: 'refused', receivedBytes: 0, problem: end.reason instanceof ApiProblem ? end.reason : null });
  }

  /** All bytes may have arrived although the last answer was lost: then the server is asked, else the person sees the cut. */
  private async afterCut(evidence: Evidence, receivedBytes: number, size: number, done: (evidence: Evidence) => void): Promise<void> {
    if (receivedBytes >= size) {
      const now = await this.api.read(evidence.id).catch(() => null);
      if (now?.complete) return this.finish(now, done);
    }
    this.listeners.set(evidence.id, { evidence: { ...evidence, receivedBytes }, done });
    this.set(evidence.id, { state: 'cut', receivedBytes, problem: null });
  }

  private async finish(evidence: Evidence, done: (evidence: Evidence) => void): Promise<void> {
    this.listeners.delete(evidence.id);
    await forgetFile(evidence.id);
    this.known.update(({ [evidence.id]: _finished, ...rest }) => rest);
    done(evidence);
  }

  private resumeCut(): void {
    for (const [id, { evidence, done }] of this.listeners) {
      if (this.known()[id]?.state === 'cut') void this.resume(evidence, done);
    }
  }

  private set(id: string, progress: UploadProgress): void {
    this.known.update((known) => ({ ...known, [id]: progress }));
  }
}
