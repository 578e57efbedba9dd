import { Injectable, inject } from '@angular/core';
import type { Candidate, CandidateQuery, CommentChange, CommentRecord, CommentSubject, Conversation, NewComment, UnreadComments } from '@suivi/comments/domain';
import { Api } from '@suivi/shared/web';

/** The routes of comments. */
@Injectable({ providedIn: 'root' })
export class CommentsApi {
  private readonly api = inject(Api);

  conversation({ kind, id }: CommentSubject, more: { cursor?: string; since?: string } = {}): Promise<Conversation> {
    return this.api.get<Conversation>('/comments', { kind, subject: id, ...more });
  }

  write(comment: NewComment, idempotencyKey: string): Promise<CommentRecord> {
    return this.api.post<CommentRecord>('/comments', comment, { idempotencyKey });
  }

  answer(id: string, answer: CommentChange, idempotencyKey: string): Promise<CommentRecord> {
    return this.api.post<CommentRecord>(`/comments/${id}/answers`, answer, { idempotencyKey });
  }

  edit({ id, rowVersion }: CommentRecord, change: CommentChange): Promise<CommentRecord> {
    return this.api.patch<CommentRecord>(`/comments/${id}`, change, { ifMatch: rowVersion });
  }

  withdraw({ id, rowVersion }: CommentRecord): Promise<CommentRecord> {
    return this.api.post<CommentRecord>(`/comments/${id}/withdrawal`, undefined, { ifMatch: rowVersion });
  }

  async candidates(query: CandidateQuery): Promise<Candidate[]> {
    return (await this.api.get<{ items: Candidate[] }>('/comments/candidates', { ...query })).items;
  }

  mark(subject: CommentSubject, upTo: string): Promise<void> {
    return this.api.put<void>('/comments/mark', { subject, upTo });
  }

  async unread(): Promise<UnreadComments[]> {
    return (await this.api.get<{ items: UnreadComments[] }>('/comments/unread')).items;
  }
}
