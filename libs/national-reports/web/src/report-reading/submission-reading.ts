import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { reportDocument } from '@suivi/national-reports/domain';
import { Loading, pageName, ProblemMessage, problemOf, routeId } from '@suivi/shared/web';
import { NationalReportsApi } from '../national-reports-api.ts';
import { ReportDocuments } from '../report-documents/report-documents.ts';
import { documentWords } from './document-words.ts';
import { ReportReading } from './report-reading.ts';

/** A report as it was submitted, as far as it is shown to the reader, read as a whole. */
@Component({
  selector: 'suivi-submission-reading',
  imports: [RouterLink, TranslocoDirective, Loading, ProblemMessage, ReportDocuments, ReportReading],
  template: `<article class="page" *transloco="let t">
    @if (problem(); as problem) {
      <suivi-problem [problem]="problem" />
    } @else if (report(); as report) {
      <p class="no-print">
        <a [routerLink]="['/national-reports/submissions', id()]">{{ t('documents.back_sent') }}</a>
      </p>
      <suivi-report-reading [report]="report"><suivi-report-documents [address]="'/report-submissions/' + id()" /></suivi-report-reading>
    } @else {
      <suivi-loading [lines]="10" />
    }
  </article>`,
})
export class SubmissionReading {
  private readonly api = inject(NationalReportsApi);
  private readonly words = documentWords();
  protected readonly id = routeId();
  private readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.submission(params) });
  protected readonly problem = computed(() => problemOf(this.record));
  protected readonly report = computed(() => (this.record.hasValue() ? reportDocument(this.record.value(), this.words()) : null));

  constructor() {
    pageName(computed(() => this.report()?.title ?? null));
  }
}
