import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import { isNational } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import type { ReportStanding } from '@suivi/national-reports/domain';
import { NationalReportsApi } from '../national-reports-api.ts';
import { RoundLines } from '../round-lines/round-lines.ts';
import { RoundsApi } from '../rounds-api.ts';
import { ReportSubmissionLines } from '../submission-lines/submission-lines.ts';

/** Where something is still to be done by the State itself. */
const WAITS: readonly ReportStanding[] = ['not_begun', 'begun', 'returned'];

/** What waits in reporting rounds, on the first page: for a State the reports it is asked for, for the coordinator those to review. */
@Component({
  selector: 'suivi-national-work',
  imports: [RouterLink, TranslocoDirective, ReportSubmissionLines, RoundLines],
  providers: [provideTranslocoScope('rounds')],
  templateUrl: './national-work.html',
})
export class NationalWork {
  private readonly rounds = inject(RoundsApi);
  private readonly reports = inject(NationalReportsApi);
  private readonly session = inject(SessionStore);
  private readonly own = computed(() => {
    const role = this.session.role();
    return role && isNational(role) ? this.session.session()?.state?.code : undefined;
  });
  private readonly asked = resource({ params: () => this.own(), loader: () => this.rounds.list(null) });
  private readonly waiting = resource({ params: () => (this.session.can('reports.review') ? 'submitted' : undefined), loader: ({ params }) => this.reports.submissions({ phase: params }) });
  /** The first to end first; the page stands without them. */
  protected readonly open = computed(() =>
    (this.asked.hasValue() ? this.asked.value().items : [])
      .filter(({ standing, states }) => (standing === 'open' || standing === 'ended') && states.some(({ stateCode, standing: where }) => stateCode === this.own() && WAITS.includes(where)))
      .sort((one, other) => (one.closesOn < other.closesOn ? -1 : 1)),
  );
  protected readonly toReview = computed(() => (this.waiting.hasValue() ? this.waiting.value().items : []));
}
