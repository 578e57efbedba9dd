import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportingGaps } from '@suivi/recommendations/domain';
import { SuiviDate, SuiviState, TextView } from '@suivi/shared/web';

/** Who has not reported, counted by State, meeting and institution, and commitment by commitment. Never in an order of merit. */
@Component({
  selector: 'suivi-gap-tables',
  imports: [RouterLink, TranslocoDirective, SuiviDate, SuiviState, TextView],
  templateUrl: './gap-tables.html',
  styleUrl: './gap-tables.scss',
})
export class GapTables {
  readonly gaps = input.required<ReportingGaps>();
  /** Institutions are many: only those that somebody may have to call. */
  protected readonly institutions = computed(() => this.gaps().byInstitution.filter(({ gaps }) => gaps > 0));
}
