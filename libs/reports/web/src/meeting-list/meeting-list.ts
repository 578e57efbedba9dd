import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { ApiProblem, EmptyState, Loading, ProblemMessage, TextView } from '@suivi/shared/web';
import { MeetingDates } from '../meeting-dates/meeting-dates.ts';
import { MeetingPlace } from '../meeting-place/meeting-place.ts';
import { ReportsApi } from '../reports-api.ts';

/** The meetings at which States agreed what this portal follows, newest first. */
@Component({
  selector: 'suivi-meeting-list',
  imports: [RouterLink, TranslocoDirective, EmptyState, Loading, MeetingDates, MeetingPlace, ProblemMessage, TextView],
  templateUrl: './meeting-list.html',
  styleUrl: './meeting-list.scss',
})
export class MeetingList {
  private readonly api = inject(ReportsApi);
  protected readonly session = inject(SessionStore);
  protected readonly loaded = resource({ loader: () => this.api.meetings() });
  protected readonly problem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  protected readonly meetings = computed(() => {
    const items = this.loaded.hasValue() ? this.loaded.value().items : [];
    return items.map((meeting) => ({ ...meeting, follows: items.find(({ id }) => id === meeting.followsId) ?? null }));
  });
}
