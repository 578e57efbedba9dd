import { Component, computed, inject, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, Breadcrumb, LanguageStore, Loading, ProblemMessage, SuiviDate, SuiviState } from '@suivi/shared/web';
import { map } from 'rxjs';
import { ReportingApi } from '../reporting-api.ts';

/** What became of a reminder, person by person: sent or not, read, and reported on since. */
@Component({
  selector: 'suivi-report-request',
  imports: [TranslocoDirective, Breadcrumb, Loading, ProblemMessage, SuiviDate, SuiviState],
  templateUrl: './report-request.html',
})
export class ReportRequestPage {
  private readonly api = inject(ReportingApi);
  protected readonly language = inject(LanguageStore);
  private readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), { requireSync: true });
  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.request(params) });
  /** In the alphabetical order of the States in the reader's language; within a State as it came. */
  protected readonly outcome = computed(() =>
    (this.record.hasValue() ? this.record.value().outcome : []).toSorted((one, other) => this.language.compare(this.language.stateName(one.stateCode), this.language.stateName(other.stateCode))),
  );
  protected readonly problem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
}
