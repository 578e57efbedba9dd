import { Component, computed, effect, inject, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, Icon, LanguageStore, Loading, PageTitle, ProblemMessage, TextView } from '@suivi/shared/web';
import { map } from 'rxjs';
import { MeetingDates } from '../meeting-dates/meeting-dates.ts';
import { MeetingPlace } from '../meeting-place/meeting-place.ts';
import { ReportsApi } from '../reports-api.ts';
import { neighboursOf } from './neighbours.ts';
import { History } from '@suivi/journal/web';
import { SessionStore } from '@suivi/access/web';

/** One meeting: when and where, who came, what came out of it, and what it followed. */
@Component({
  selector: 'suivi-meeting-page',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, History, Icon, Loading, MeetingDates, MeetingPlace, ProblemMessage, TextView],
  templateUrl: './meeting-page.html',
  styleUrl: './meeting-page.scss',
})
export class MeetingPage {
  private readonly api = inject(ReportsApi);
  private readonly language = inject(LanguageStore);
  protected readonly session = inject(SessionStore);
  private readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), { requireSync: true });

  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.meeting(params) });
  protected readonly problem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  /** The other meetings, for the way to the one before and the one after; the page stands without them. */
  private readonly others = resource({ loader: () => this.api.meetings() });
  protected readonly neighbours = computed(() => neighboursOf(this.id(), this.others.hasValue() ? this.others.value().items : []));

  constructor() {
    const title = inject(PageTitle);
    effect(() => {
      if (this.record.hasValue()) title.detail(readIn(this.record.value().name, this.language.language()).text);
    });
  }
}
