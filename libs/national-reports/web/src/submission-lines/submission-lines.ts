import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhaseMark } from '@suivi/recommendations/web';
import { Icon, IllustrativeMark, LanguageStore, TextView } from '@suivi/shared/web';
import type { SubmissionItem } from '../national-reports-api.ts';

/** National reports as they were submitted, one line each. */
@Component({
  selector: 'suivi-report-submission-lines',
  imports: [RouterLink, TranslocoDirective, Icon, IllustrativeMark, PhaseMark, TextView],
  template: `
    <ul class="lines" *transloco="let t">
      @for (each of submissions(); track each.id) {
        <li>
          <a [routerLink]="['/national-reports/submissions', each.id]">{{ language.stateName(each.stateCode) }} · <suivi-text [value]="each.round.title" [inline]="true" /></a>
          <div class="row">
            <suivi-phase [phase]="each.phase" />
            @if (each.late) {
              <span class="status-mark status-overdue"><suivi-icon name="warning" />{{ t('rounds.late') }}</span>
            }
            <span class="quiet">{{ t('rounds.reports.received', { date: language.formatDate(each.submittedAt, 'medium') }) }}</span>
            <span class="quiet"><bdi>{{ each.receiptNumber }}</bdi></span>
            @if (each.round.illustrative) {
              <suivi-illustrative />
            }
          </div>
        </li>
      }
    </ul>
  `,
})
export class ReportSubmissionLines {
  readonly submissions = input.required<readonly SubmissionItem[]>();
  protected readonly language = inject(LanguageStore);
}
