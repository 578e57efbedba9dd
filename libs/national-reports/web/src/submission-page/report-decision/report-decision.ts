import { Component, ElementRef, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { newReportReviewSchema, type ReportSubmission } from '@suivi/national-reports/domain';
import { issuesOf } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { ApiProblem, Field, fieldSentences, ProblemMessage } from '@suivi/shared/web';
import { NationalReportsApi } from '../../national-reports-api.ts';
import { ReviewNotes } from '../review-notes.ts';

type Outcome = 'returned' | 'validated';

/** The coordinator's decision on a report: returned with what is to be mended, or validated. */
@Component({
  selector: 'suivi-report-decision',
  imports: [TranslocoDirective, Field, ProblemMessage],
  templateUrl: './report-decision.html',
})
export class ReportDecision {
  readonly submission = input.required<ReportSubmission>();
  readonly decided = output<Outcome>();
  /** Somebody decided it, or it was withdrawn, since it was read. */
  readonly overtaken = output<void>();
  private readonly api = inject(NationalReportsApi);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly sentence = fieldSentences();
  protected readonly notes = inject(ReviewNotes);
  protected readonly choosing = signal<Outcome | null>(null);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** One key for one decision: a second click decides nothing twice. */
  private readonly attempt = linkedSignal({ source: () => [this.submission().id, this.choosing(), this.notes.comment(), this.notes.questions(), this.notes.stages()], computation: () => crypto.randomUUID() });

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected choose(outcome: Outcome): void {
    this.issues.set([]);
    this.choosing.set(outcome);
    setTimeout(() => this.host.nativeElement.querySelector('textarea')?.focus());
  }

  protected close(): void {
    this.choosing.set(null);
    setTimeout(() => this.host.nativeElement.querySelector('button')?.focus());
  }

  protected async decide(outcome: Outcome): Promise<void> {
    const review = newReportReviewSchema.safeParse(this.notes.reviewOf(this.submission(), outcome));
    this.issues.set(review.success ? [] : issuesOf(review.error));
    if (!review.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.review(this.submission().id, review.data, this.submission().rowVersion, this.attempt());
      this.notes.forget();
      this.choosing.set(null);
      this.decided.emit(outcome);
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.problem.set(problem);
      this.issues.set(problem.issues);
      if (problem.code === 'stale' || problem.code === 'wrong_phase') this.overtaken.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
