import { Injectable, inject } from '@angular/core';
import type { Evidence, NewEvidence } from '@suivi/evidence/domain';
import { Api, ApiProblem } from '@suivi/shared/web';
import type { PieceAnswer } from './uploads/resumable-upload.ts';

/** The address under which a file is downloaded; the session decides whether it is given. */
export function contentAddress(evidenceId: string): string {
  return `/api/v1/evidence/${evidenceId}/content`;
}

/** The routes of evidence. */
@Injectable({ providedIn: 'root' })
export class EvidenceApi {
  private readonly api = inject(Api);

  attach(evidence: NewEvidence): Promise<Evidence> {
    return this.api.post<Evidence>('/evidence', evidence);
  }

  read(id: string): Promise<Evidence> {
    return this.api.get<Evidence>(`/evidence/${id}`);
  }

  remove(id: string): Promise<void> {
    return this.api.delete<void>(`/evidence/${id}`);
  }

  /** Sends one piece; refusals come back as values, since the upload decides what to do about each. */
  async sendPiece(id: string, offset: number, piece: Blob): Promise<PieceAnswer<Evidence>> {
    try {
      const evidence = await this.api.patch<Evidence>(`/evidence/${id}/content`, piece, { headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) } });
      return { kind: 'received', receivedBytes: evidence.receivedBytes ?? 0, done: evidence.complete ? evidence : null };
    } catch (problem) {
      return answerOf(problem);
    }
  }
}

function answerOf(problem: unknown): PieceAnswer<Evidence> {
  if (!(problem instanceof ApiProblem)) return { kind: 'refused', reason: problem };
  if (problem.code === 'offline' || problem.status === 503) return { kind: 'offline' };
  const current = problem.current as { receivedBytes?: number } | undefined;
  if (problem.status === 409 && typeof current?.receivedBytes === 'number') return { kind: 'elsewhere', receivedBytes: current.receivedBytes };
  return { kind: 'refused', reason: problem };
}
