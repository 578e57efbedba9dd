import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportingGaps } from '@suivi/reports/domain';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore, SuiviDate, SuiviState, TextView } from '@suivi/shared/web';

/** Who has not reported, counted by State, meeting and institution, and record by record. Never in an order of merit: States stand in the alphabetical order of the reader's language. */
@Component({
  selector: 'suivi-gap-tables',
  imports: [RouterLink, TranslocoDirective, SuiviDate, SuiviState, TextView],
  templateUrl: './gap-tables.html',
  styleUrl: './gap-tables.scss',
})
export class GapTables {
  readonly gaps = input.required<ReportingGaps>();
  private readonly language = inject(LanguageStore);
  protected readonly states = computed(() => this.gaps().byState.toSorted((one, other) => this.byName(one.stateCode, other.stateCode)));
  /** Institutions are many: only those that somebody may have to call. */
  protected readonly institutions = computed(() =>
    this.gaps()
      .byInstitution.filter(({ gaps }) => gaps > 0)
      .sort((one, other) => this.byName(one.stateCode, other.stateCode) || this.language.compare(this.nameOf(one.institution), this.nameOf(other.institution))),
  );

  private byName(one: string, other: string): number {
    return this.language.compare(this.language.stateName(one), this.language.stateName(other));
  }

  private nameOf(institution: ReportingGaps['byInstitution'][number]['institution']): string {
    return institution ? readIn(institution.name, this.language.language()).text : '';
  }
}
