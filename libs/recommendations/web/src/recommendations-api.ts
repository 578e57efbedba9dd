import { Injectable, inject } from '@angular/core';
import type { z } from 'zod';
import type { ValidityChange } from '@suivi/evidence/domain';
import type {
  adoptionSchema,
  amendmentSchema,
  Commitment,
  commitmentListSchema,
  CommitmentChange,
  ImportPreview,
  ImportRequest,
  NewRecommendation,
  NewReview,
  NewUpdate,
  receiptSchema,
  Recommendation,
  recommendationListSchema,
  Subject,
  Submission,
  submissionListSchema,
  SubmissionRecord,
  Update,
  UpdateContent,
} from '@suivi/recommendations/domain';
import type { Audience } from '@suivi/access/domain';
import type { importResultSchema } from '@suivi/shared/domain';
import type { sdgTargetListSchema } from '@suivi/states/domain';
import { Api } from '@suivi/shared/web';
import { addressOf, type ListFilters } from './recommendation-list/list-address.ts';

export type RecommendationPage = z.infer<typeof recommendationListSchema>;
export type CommitmentPage = z.infer<typeof commitmentListSchema>;
export type SubmissionPage = z.infer<typeof submissionListSchema>;
export type SubmissionItem = SubmissionPage['items'][number];
export type Receipt = z.infer<typeof receiptSchema>;
export type ImportResult = z.infer<typeof importResultSchema>;

/** The routes of recommendations, commitments, updates, submissions and imports, one method each. */
@Injectable({ providedIn: 'root' })
export class RecommendationsApi {
  private readonly api = inject(Api);

  list(filters: ListFilters, cursor: string | null): Promise<RecommendationPage> {
    return this.api.get('/recommendations', { ...addressOf(filters), ...(cursor ? { cursor } : {}) });
  }

  /** The same filters; a draft has no commitments, so that the phase is not asked for. */
  commitments({ phase: _, ...filters }: ListFilters, cursor: string | null): Promise<CommitmentPage> {
    return this.api.get('/commitments', { ...addressOf(filters), ...(cursor ? { cursor } : {}) });
  }

  recommendation(id: string): Promise<Recommendation> {
    return this.api.get(`/recommendations/${id}`);
  }

  draft(content: NewRecommendation): Promise<Recommendation> {
    return this.api.post('/recommendations', content);
  }

  change(id: string, content: NewRecommendation, ifMatch: number): Promise<Recommendation> {
    return this.api.patch(`/recommendations/${id}`, content, { ifMatch });
  }

  adopt(id: string, adoption: z.infer<typeof adoptionSchema>, ifMatch: number): Promise<Recommendation> {
    return this.api.post(`/recommendations/${id}/adopt`, adoption, { ifMatch });
  }

  amend(id: string, amendment: z.infer<typeof amendmentSchema>, ifMatch: number): Promise<Recommendation> {
    return this.api.post(`/recommendations/${id}/versions`, amendment, { ifMatch });
  }

  sdgTargets(): Promise<z.infer<typeof sdgTargetListSchema>> {
    return this.api.get('/sdg-targets');
  }

  commitment(id: string): Promise<Commitment> {
    return this.api.get(`/commitments/${id}`);
  }

  /** What was submitted on a commitment or on a State's part of an action, newest first. */
  async submissionsOf({ kind, id }: Subject, stateCode: string): Promise<readonly Submission[]> {
    if (kind === 'commitment') return (await this.commitment(id)).submissions;
    const { parts } = await this.api.get<{ parts: { stateCode: string; submissions: Submission[] }[] }>(`/actions/${id}`);
    return parts.find((part) => part.stateCode === stateCode)?.submissions ?? [];
  }

  changeCommitment(id: string, change: CommitmentChange, ifMatch: number): Promise<Commitment> {
    return this.api.patch(`/commitments/${id}`, change, { ifMatch });
  }

  /** The id that comes with the content makes sending it twice harmless, also when more was typed in between. */
  startUpdate({ kind, id }: Subject, content: NewUpdate): Promise<Update> {
    return this.api.post(`/${kind}s/${id}/updates`, content);
  }

  update(id: string): Promise<Update> {
    return this.api.get(`/updates/${id}`);
  }

  saveUpdate(id: string, content: UpdateContent, ifMatch: number): Promise<Update> {
    return this.api.patch(`/updates/${id}`, content, { ifMatch });
  }

  alignEvidence(id: string, ifMatch: number): Promise<Update> {
    return this.api.post(`/updates/${id}/align-evidence`, undefined, { ifMatch });
  }

  mendEvidence(id: string, pieceId: string, change: ValidityChange, ifMatch: number): Promise<Update> {
    return this.api.patch(`/updates/${id}/evidence/${pieceId}`, change, { ifMatch });
  }

  discardUpdate(id: string): Promise<void> {
    return this.api.delete(`/updates/${id}`);
  }

  handOver(id: string): Promise<Update> {
    return this.api.post(`/updates/${id}/hand-over`);
  }

  submitUpdate(id: string, ifMatch: number, idempotencyKey: string): Promise<Receipt> {
    return this.api.post(`/updates/${id}/submit`, undefined, { ifMatch, idempotencyKey });
  }

  withdraw(id: string): Promise<Update> {
    return this.api.post(`/updates/${id}/withdraw`);
  }

  /** What waits for review, oldest first. */
  queue(cursor: string | null): Promise<SubmissionPage> {
    return this.api.get('/submissions', { phase: 'submitted', limit: '100', ...(cursor ? { cursor } : {}) });
  }

  submission(id: string): Promise<SubmissionRecord> {
    return this.api.get(`/submissions/${id}`);
  }

  review(id: string, review: NewReview, ifMatch: number, idempotencyKey: string): Promise<unknown> {
    return this.api.post(`/submissions/${id}/reviews`, review, { ifMatch, idempotencyKey });
  }

  widen(submissionId: string, audience: Audience): Promise<Submission> {
    return this.api.patch(`/submissions/${submissionId}/audience`, { audience });
  }

  previewImport(request: ImportRequest): Promise<ImportPreview> {
    return this.api.post('/imports/preview', request);
  }

  runImport(request: ImportRequest, idempotencyKey: string): Promise<ImportResult> {
    return this.api.post('/imports', request, { idempotencyKey });
  }
}
