import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Meeting } from '@suivi/meetings/domain';
import { LanguageStore } from '@suivi/shared/web';

/** Where a meeting took place: "Niamey (Niger)", or as much of it as there is. */
@Component({
  selector: 'suivi-meeting-place',
  imports: [TranslocoDirective],
  template: `<ng-container *transloco="let t">{{ place() && state() ? t('reports.meetings.place', { place: place(), state: state() }) : (place() ?? state()) }}</ng-container>`,
})
export class MeetingPlace {
  readonly meeting = input.required<Pick<Meeting, 'place' | 'stateCode'>>();
  private readonly language = inject(LanguageStore);

  protected readonly place = computed(() => this.meeting().place);
  protected readonly state = computed(() => this.language.stateName(this.meeting().stateCode));
}
