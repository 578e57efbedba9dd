import { Component, computed, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { dateSchema } from '@suivi/shared/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { TimelineApi } from '../timeline-api.ts';
import { daysOffOf, holidaysFor, offOn } from './off-on.ts';

/** Of a due date on which a State does not work: the last day before on which it does, State by State; nothing of any other day. */
@Component({
  selector: 'suivi-day-off',
  imports: [TranslocoDirective, Icon],
  template: `
    <div *transloco="let t" role="status">
      @for (note of notes(); track note.state) {
        <p class="quiet"><suivi-icon name="info" /> {{ t('actions.day_off', note) }}</p>
      }
    </div>
  `,
  styles: `
    p {
      margin: var(--space-1) 0 0;
      font-size: var(--text-small);
    }
  `,
})
export class DayOff {
  /** Empty until one is chosen. */
  readonly date = input.required<string>();
  readonly stateCodes = input.required<readonly string[]>();
  private readonly api = inject(TimelineApi);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly language = inject(LanguageStore);
  private readonly holidays = resource({
    params: () => askable(this.date()),
    loader: async ({ params: { from, to } }) => (await this.api.holidays(from, to)).items,
  });
  protected readonly notes = computed(() => {
    if (!this.date() || !this.holidays.hasValue()) return [];
    const daysOff = daysOffOf(this.vocabulary.states(), this.holidays.value());
    return offOn(this.date(), this.stateCodes(), daysOff).map(({ stateCode, last }) => ({ state: this.language.stateName(stateCode), date: this.language.formatDate(last) }));
  });
}

/** While a date is typed its year begins as 0002: of days out of reach nothing is asked. */
function askable(date: string): ReturnType<typeof holidaysFor> | undefined {
  if (!dateSchema.safeParse(date).success) return undefined;
  const around = holidaysFor(date);
  return dateSchema.safeParse(around.from).success ? around : undefined;
}
