import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Round } from '@suivi/national-reports/domain';
import { LanguageStore, SuiviDate } from '@suivi/shared/web';
import { ReportStandingMark } from '../../standing/standing.ts';

/** Where each State of a round stands, as far as the reader may know, in the order of their names. */
@Component({
  selector: 'suivi-round-states',
  imports: [RouterLink, TranslocoDirective, ReportStandingMark, SuiviDate],
  templateUrl: './round-states.html',
})
export class RoundStates {
  readonly round = input.required<Round>();
  protected readonly language = inject(LanguageStore);
  protected readonly states = computed(() =>
    this.round()
      .states.map((state) => ({ ...state, name: this.language.stateName(state.stateCode) }))
      .sort((one, other) => this.language.compare(one.name, other.name)),
  );
  /** Of those whose answer is still out, whoever may know it is told how many. */
  protected readonly missing = computed(() => this.states().filter(({ standing }) => standing === 'not_reported').length);
}
