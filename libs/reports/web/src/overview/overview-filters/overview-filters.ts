import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import type { OverviewFilters } from '../overview-address.ts';
import { VocabularyStore } from '@suivi/states/web';

/** One State, one meeting, or all of them. */
@Component({
  selector: 'suivi-overview-filters',
  imports: [TranslocoDirective],
  templateUrl: './overview-filters.html',
  styleUrl: './overview-filters.scss',
})
export class OverviewFiltersForm {
  readonly filters = input.required<OverviewFilters>();
  readonly changed = output<OverviewFilters>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);

  protected readonly states = computed(() =>
    this.vocabulary
      .states()
      .map(({ code }) => ({ code, name: this.language.stateName(code) }))
      .sort((left, right) => this.language.compare(left.name, right.name)),
  );
  protected readonly meetings = computed(() => this.vocabulary.meetings().map(({ id, name, startsOn }) => ({ id, name: readIn(name, this.language.language()).text, year: startsOn.slice(0, 4) })));
  protected readonly narrowed = computed(() => Boolean(this.filters().state ?? this.filters().meeting));

  protected choose(key: keyof OverviewFilters, value: string): void {
    const { [key]: _, ...others } = this.filters();
    this.changed.emit(value ? { ...others, [key]: value } : others);
  }
}
