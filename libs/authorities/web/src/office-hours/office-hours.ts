import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { isOpen, type OfficeHours } from '@suivi/authorities/domain';
import { LanguageStore } from '@suivi/shared/web';
import { daysInWords, offsetOf } from '../hours-words.ts';

/** When somebody answers, on the clock of the place, and whether that is now. */
@Component({
  selector: 'suivi-office-hours',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t"
    >{{ line() }}<span class="no-print"> · <strong>{{ t(open() ? 'authorities.hours.open' : 'authorities.hours.closed') }}</strong></span></ng-container
  >`,
})
export class OfficeHoursView {
  readonly hours = input.required<OfficeHours>();
  readonly timeZone = input.required<string>();
  private readonly language = inject(LanguageStore);
  private readonly translations = inject(TranslocoService);
  private readonly now = new Date();
  protected readonly line = computed(() => {
    const language = this.language.language();
    const { from, to } = this.hours();
    return this.translations.translate<string>('authorities.hours.line', { days: daysInWords(this.hours(), language), from, to, offset: offsetOf(this.timeZone(), language, this.now) });
  });
  protected readonly open = computed(() => isOpen(this.hours(), this.timeZone(), this.now));
}
