import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { isOpen, type OfficeHours } from '@suivi/authorities/domain';
import { LanguageStore } from '@suivi/shared/web';
import { daysInWords, offsetOf } from '../hours-words.ts';

/** When somebody answers, on the clock of the place, and whether that is now. */
@Component({
  selector: 'suivi-office-hours',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t"
    >{{ days() }}, <bdi dir="ltr">{{ hours().from }}–{{ hours().to }}</bdi> ({{ t('authorities.hours.zone', { offset: offset() }) }}) · <strong class="no-print">{{ t(open() ? 'authorities.hours.open' : 'authorities.hours.closed') }}</strong></ng-container
  >`,
})
export class OfficeHoursView {
  readonly hours = input.required<OfficeHours>();
  readonly timeZone = input.required<string>();
  private readonly language = inject(LanguageStore);
  private readonly now = new Date();
  protected readonly days = computed(() => daysInWords(this.hours(), this.language.language()));
  protected readonly offset = computed(() => offsetOf(this.timeZone(), this.language.language(), this.now));
  protected readonly open = computed(() => isOpen(this.hours(), this.timeZone(), this.now));
}
