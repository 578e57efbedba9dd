import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Work } from '@suivi/recommendations/domain';
import { LanguageStore, SuiviDate } from '@suivi/shared/web';

/** Each State at a glance, in the order of their names: never a ranking (product rule 8). */
@Component({
  selector: 'app-states-glance',
  imports: [RouterLink, TranslocoDirective, SuiviDate],
  templateUrl: './states-glance.html',
  styleUrl: './states-glance.scss',
})
export class StatesGlance {
  protected readonly language = inject(LanguageStore);
  readonly states = input.required<Work['states']>();
  protected readonly rows = computed(() =>
    this.states()
      .map((state) => ({ ...state, name: this.language.stateName(state.stateCode) }))
      .sort((one, other) => this.language.compare(one.name, other.name)),
  );
}
