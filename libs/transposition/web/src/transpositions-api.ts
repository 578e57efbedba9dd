import { inject, Injectable } from '@angular/core';
import type { Language } from '@suivi/shared/domain';
import { Api, type ApiParams } from '@suivi/shared/web';
import type { Comparison, ComparisonQuery, ComparisonSubjectQuery, ComparisonSubjects, ContactAnswer, contactRequestListSchema, ContactRequest, goodPracticeListSchema, Matrix, needListSchema, NewContactRequest, Transposition } from '@suivi/transposition/domain';
import type { z } from 'zod';
import { addressOf, type MatrixFilters } from './matrix-page/matrix-address.ts';

export interface EntryFilters {
  state?: string | undefined;
  article?: string | undefined;
}
type Entries = z.infer<typeof goodPracticeListSchema> | z.infer<typeof needListSchema>;

const PATH = '/transpositions';

/** The routes of the matrix, one method each. */
@Injectable({ providedIn: 'root' })
export class TranspositionsApi {
  private readonly api = inject(Api);

  matrix(filters: MatrixFilters): Promise<Matrix> {
    return this.api.get(PATH, addressOf(filters) as ApiParams);
  }

  cell(state: string, article: string, on: string | undefined): Promise<Transposition> {
    return this.api.get(`${PATH}/${state}/${article}`, { on });
  }

  entries(kind: 'good_practices' | 'needs', { state, article }: EntryFilters, cursor: string | null): Promise<Entries> {
    return this.api.get(`/${kind.replace('_', '-')}`, { state, article, cursor: cursor ?? undefined });
  }

  contactRequests(cursor: string | null): Promise<z.infer<typeof contactRequestListSchema>> {
    return this.api.get('/contact-requests', { cursor: cursor ?? undefined });
  }

  askForContact(practiceId: string, request: NewContactRequest, idempotencyKey: string): Promise<ContactRequest> {
    return this.api.post(`/good-practices/${practiceId}/contact-requests`, request, { idempotencyKey });
  }

  answerContact(id: string, answer: ContactAnswer, idempotencyKey: string): Promise<ContactRequest> {
    return this.api.post(`/contact-requests/${id}/answer`, answer, { idempotencyKey });
  }

  compare(query: ComparisonQuery): Promise<Comparison> {
    return this.api.get('/comparisons', query);
  }

  subjects(kind: ComparisonSubjectQuery['kind']): Promise<ComparisonSubjects> {
    return this.api.get('/comparisons/subjects', { kind });
  }

  /** Where the same view is downloaded. */
  exportAddress(filters: MatrixFilters, language: Language, format: 'csv' | 'xlsx'): string {
    const query = new URLSearchParams({ language, format });
    for (const [name, value] of Object.entries(addressOf(filters))) for (const each of [value].flat()) query.append(name, String(each));
    return `/api/v1${PATH}/export?${query.toString()}`;
  }
}
