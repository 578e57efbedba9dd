import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Meeting } from '@suivi/meetings/domain';
import { LanguageStore } from '@suivi/shared/web';

/** When a meeting took place: "le 16 avril 2018", "du 16 au 18 avril 2018". */
@Component({
  selector: 'suivi-meeting-dates',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t">{{ t(days().key, days()) }}</ng-container>`,
})
export class MeetingDates {
  readonly meeting = input.required<Pick<Meeting, 'startsOn' | 'endsOn'>>();
  private readonly language = inject(LanguageStore);

  protected readonly days = computed(() => {
    const { startsOn, endsOn } = this.meeting();
    const to = this.language.formatDate(endsOn);
    if (startsOn === endsOn) return { key: 'reports.meetings.on', from: to, to };
    const sameMonth = startsOn.slice(0, 7) === endsOn.slice(0, 7);
    return { key: 'reports.meetings.from_to', from: sameMonth ? String(Number(startsOn.slice(8))) : this.language.formatDate(startsOn), to };
  });
}
