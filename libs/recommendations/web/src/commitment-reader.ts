import { Injectable, inject } from '@angular/core';
import type { Commitment } from '@suivi/recommendations/domain';
import { ApiProblem, keepRead, keptRead } from '@suivi/shared/web';
import { RecommendationsApi } from './recommendations-api.ts';
import { SessionStore } from '@suivi/access/web';

export interface CommitmentRead {
  commitment: Commitment;
  /** When this device read it, when the portal cannot be reached now; null when it is as the portal has it. */
  keptAt: string | null;
}

/** Reads commitments; those on which this person may write also without a connection, as she last read them. */
@Injectable({ providedIn: 'root' })
export class CommitmentReader {
  private readonly api = inject(RecommendationsApi);
  private readonly session = inject(SessionStore);

  async read(id: string): Promise<CommitmentRead> {
    const userId = this.session.session()?.user.id ?? '';
    try {
      const commitment = await this.api.commitment(id);
      if (commitment.mayDraft) await keepRead(userId, id, commitment);
      return { commitment, keptAt: null };
    } catch (problem) {
      const kept = ApiProblem.from(problem).code === 'offline' ? await keptRead<Commitment>(userId, id) : undefined;
      if (!kept) throw problem;
      return { commitment: kept.value, keptAt: kept.readAt };
    }
  }
}
