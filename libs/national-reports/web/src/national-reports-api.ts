import { Injectable, inject } from '@angular/core';
import type { Audience } from '@suivi/access/domain';
import type {
  AcceptedAnswers,
  NationalReport,
  nationalReportListSchema,
  NewReportReview,
  ReportAnswer,
  ReportSection,
  ReportSectionChange,
  ReportSubmission,
  reportSubmissionListSchema,
  ReturnedForm,
} from '@suivi/national-reports/domain';
import type { AnswerPlace, AnswerValue } from '@suivi/questionnaires/domain';
import type { receiptSchema } from '@suivi/recommendations/domain';
import { Api } from '@suivi/shared/web';
import type { z } from 'zod';

export type SubmissionItem = z.infer<typeof reportSubmissionListSchema>['items'][number];
export type ReportReceipt = z.infer<typeof receiptSchema>;

const REPORTS = '/national-reports';
const SUBMISSIONS = '/report-submissions';

/** The routes of national reports and of what was submitted of them, one method each. */
@Injectable({ providedIn: 'root' })
export class NationalReportsApi {
  private readonly api = inject(Api);

  /** Starts the State's report for a round, or finds the one under way; from a validated one, a correction. */
  start(roundId: string, correction: boolean, idempotencyKey: string): Promise<NationalReport> {
    return this.api.post(REPORTS, { roundId, correction }, { idempotencyKey });
  }

  list(): Promise<z.infer<typeof nationalReportListSchema>> {
    return this.api.get(REPORTS, { limit: 100 });
  }

  read(id: string): Promise<NationalReport> {
    return this.api.get(`${REPORTS}/${id}`);
  }

  discard(id: string): Promise<void> {
    return this.api.delete(`${REPORTS}/${id}`);
  }

  /** Writes one answer; `ifMatch` is the version of the answer that was read, 0 where there was none. */
  answer(id: string, place: AnswerPlace, value: AnswerValue, ifMatch: number): Promise<ReportAnswer> {
    return this.api.put(pathOf(id, place), { value }, { ifMatch });
  }

  clear(id: string, place: AnswerPlace, ifMatch: number): Promise<ReportAnswer> {
    return this.api.delete(pathOf(id, place), undefined, { ifMatch });
  }

  changeSection(id: string, { key, rowVersion }: Pick<ReportSection, 'key' | 'rowVersion'>, change: ReportSectionChange): Promise<ReportSection> {
    return this.api.patch(`${REPORTS}/${id}/sections/${key}`, change, { ifMatch: rowVersion });
  }

  submit(id: string, ifMatch: number, idempotencyKey: string): Promise<ReportReceipt> {
    return this.api.post(`${REPORTS}/${id}/submit`, undefined, { ifMatch, idempotencyKey });
  }

  withdraw(id: string): Promise<NationalReport> {
    return this.api.post(`${REPORTS}/${id}/withdraw`);
  }

  /** What a form that comes back would change; nothing is written. `content` is the file in base 64. */
  bringBack(id: string, content: string): Promise<ReturnedForm> {
    return this.api.post(`${REPORTS}/${id}/returned-forms`, { content });
  }

  acceptAnswers(id: string, answers: AcceptedAnswers['answers'], idempotencyKey: string): Promise<NationalReport> {
    return this.api.post(`${REPORTS}/${id}/returned-answers`, { answers }, { idempotencyKey });
  }

  submissions(query: { phase?: string; round?: string; state?: string; cursor?: string }): Promise<z.infer<typeof reportSubmissionListSchema>> {
    return this.api.get(SUBMISSIONS, query);
  }

  submission(id: string): Promise<ReportSubmission> {
    return this.api.get(`${SUBMISSIONS}/${id}`);
  }

  review(id: string, review: NewReportReview, ifMatch: number, idempotencyKey: string): Promise<unknown> {
    return this.api.post(`${SUBMISSIONS}/${id}/reviews`, review, { ifMatch, idempotencyKey });
  }

  widen(id: string, section: string, audience: Audience): Promise<unknown> {
    return this.api.patch(`${SUBMISSIONS}/${id}/sections/${section}/audience`, { audience });
  }
}

function pathOf(id: string, { question, item }: AnswerPlace): string {
  return `${REPORTS}/${id}/answers/${question}${item === '' ? '' : `/${item}`}`;
}
