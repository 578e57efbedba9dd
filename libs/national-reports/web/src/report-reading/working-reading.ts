import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { reportDocument, workingReported } from '@suivi/national-reports/domain';
import { Loading, pageName, ProblemMessage, problemOf, routeId } from '@suivi/shared/web';
import { BringBack } from '../bring-back/bring-back.ts';
import { NationalReportsApi } from '../national-reports-api.ts';
import { ReportDocuments } from '../report-documents/report-documents.ts';
import { documentWords } from './document-words.ts';
import { ReportReading } from './report-reading.ts';

/** The State's working copy, read as a whole before it is submitted. */
@Component({
  selector: 'suivi-working-reading',
  imports: [RouterLink, TranslocoDirective, BringBack, Loading, ProblemMessage, ReportDocuments, ReportReading],
  template: `<article class="page" *transloco="let t">
    @if (problem(); as problem) {
      <suivi-problem [problem]="problem" />
    } @else if (report(); as report) {
      <p class="no-print">
        <a [routerLink]="['/national-reports', id()]">{{ t('documents.back_write') }}</a>
      </p>
      <suivi-report-reading [report]="report">
        <suivi-report-documents [address]="'/national-reports/' + id()" />
        @if (editable(); as working) {
          <suivi-bring-back [report]="working" (written)="record.reload()" />
        }
      </suivi-report-reading>
    } @else {
      <suivi-loading [lines]="10" />
    }
  </article>`,
})
export class WorkingReading {
  private readonly api = inject(NationalReportsApi);
  private readonly words = documentWords();
  protected readonly id = routeId();
  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.read(params) });
  protected readonly problem = computed(() => problemOf(this.record));
  protected readonly report = computed(() => (this.record.hasValue() ? reportDocument(workingReported(this.record.value()), this.words()) : null));
  /** What is submitted or validated is not filled in any more. */
  protected readonly editable = computed(() => (this.record.hasValue() && ['draft', 'returned', 'withdrawn'].includes(this.record.value().phase) ? this.record.value() : null));

  constructor() {
    pageName(computed(() => this.report()?.title ?? null));
  }
}
