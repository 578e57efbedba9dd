import { Injectable, inject } from '@angular/core';
import type { Evidence, NewEvidence } from '@suivi/evidence/domain';
import type { Problem } from '@suivi/shared/domain';
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
    const headers = { accept: 'application/json', 'content-type': 'application/offset+octet-stream', 'upload-offset': String(offset), 'ngsw-bypass': 'true' };
    const answer = await fetch(contentAddress(id), { method: 'PATCH', headers, body: piece, credentials: 'same-origin' }).catch(() => null);
    if (!answer) return { kind: 'offline' };
    const body: unknown = await answer.json().catch(() => null);
    if (answer.ok) return received(body as Evidence | null);
    return this.explain(id, answer.status, body as Partial<Problem> | null);
  }

  private async explain(id: string, status: number, body: Partial<Problem> | null): Promise<PieceAnswer<Evidence>> {
    // An expired session is asked about by the next ordinary request, which then also says where the server stands.
    if (status === 401) return this.read(id).then(({ receivedBytes }) => ({ kind: 'elsewhere', receivedBytes: receivedBytes ?? 0 }), () => ({ kind: 'offline' }));
    const current = body?.current as { receivedBytes?: unknown } | undefined;
    if (status === 409 && typeof current?.receivedBytes === 'number') return { kind: 'elsewhere', receivedBytes: current.receivedBytes };
    if (!body?.code || status === 503) return { kind: 'offline' };
    return { kind: 'refused', reason: new ApiProblem({ ...body, code: body.code }) };
  }
}

function received(evidence: Evidence | null): PieceAnswer<Evidence> {
  if (!evidence) return { kind: 'offline' };
  return { kind: 'received', receivedBytes: evidence.receivedBytes ?? 0, done: evidence.complete ? evidence : null };
}
