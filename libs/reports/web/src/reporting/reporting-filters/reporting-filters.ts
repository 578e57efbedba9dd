import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportingQuery } from '@suivi/reports/domain';
import { readIn, todayIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';

/** Since when, and of which State, meeting or institution. */
@Component({
  selector: 'suivi-reporting-filters',
  imports: [TranslocoDirective],
  templateUrl: './reporting-filters.html',
  styleUrl: './reporting-filters.scss',
})
export class ReportingFilters {
  readonly query = input.required<ReportingQuery>();
  /** The day that counts where none was chosen. */
  readonly usualSince = input.required<string>();
  readonly changed = output<ReportingQuery>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);

  protected readonly today = todayIn(this.language.timeZone(), new Date());
  protected readonly states = computed(() => this.vocabulary.states().map(({ code }) => ({ value: code, name: this.language.stateName(code) })).sort((one, other) => this.language.compare(one.name, other.name)));
  protected readonly meetings = computed(() => this.vocabulary.meetings().map(({ id, name, startsOn }) => ({ value: id, name: `${startsOn.slice(0, 4)} · ${readIn(name, this.language.language()).text}` })));
  protected readonly institutions = computed(() =>
    this.vocabulary
      .institutions()
      .filter(({ stateCode }) => !this.query().state || stateCode === this.query().state)
      .map(({ id, name, stateCode }) => ({ value: id, name: `${this.language.stateName(stateCode)} · ${readIn(name, this.language.language()).text}` }))
      .sort((one, other) => this.language.compare(one.name, other.name)),
  );

  protected choose(key: keyof ReportingQuery, value: string): void {
    const { [key]: _, ...others } = this.query();
    // An institution of another State would leave nothing.
    const rest = key === 'state' ? { ...others, institution: undefined } : others;
    this.changed.emit(value ? { ...rest, [key]: value } : rest);
  }
}
