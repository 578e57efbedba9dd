import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TimelineEntry } from '@suivi/actions/domain';
import { StatusMark } from '@suivi/recommendations/web';
import { Icon, IllustrativeMark, LanguageStore, TextView } from '@suivi/shared/web';

/** What it is, when it falls due and how it stands, in words. */
@Component({
  selector: 'suivi-timeline-entry',
  imports: [RouterLink, TranslocoDirective, Icon, IllustrativeMark, StatusMark, TextView],
  templateUrl: './timeline-entry.html',
  styleUrl: './timeline-entry.scss',
})
export class TimelineEntryView {
  readonly entry = input.required<TimelineEntry>();
  protected readonly language = inject(LanguageStore);
  protected readonly reached = computed(() => this.entry().milestones.filter(({ reachedOn }) => reachedOn !== null).length);
}
