import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { StatusMark } from '@suivi/recommendations/web';
import { Icon, IllustrativeMark, LanguageStore, TextView } from '@suivi/shared/web';
import type { Span } from '../span.ts';
import { outsideOf, type Row } from '../timeline-rows.ts';

/** What it is, when it falls due and how it stands, in words. */
@Component({
  selector: 'suivi-timeline-entry',
  imports: [RouterLink, TranslocoDirective, Icon, IllustrativeMark, StatusMark, TextView],
  templateUrl: './timeline-entry.html',
  styleUrl: './timeline-entry.scss',
})
export class TimelineEntryView {
  readonly entry = input.required<Row>();
  /** The days shown, where what lies outside of them is told as well. */
  readonly span = input<Span>();
  protected readonly language = inject(LanguageStore);
  protected readonly outside = computed(() => {
    const span = this.span();
    return span !== undefined && outsideOf(this.entry(), span) !== null;
  });
  /** What a State that has not accepted its part answered; there is no status of it to show. */
  protected readonly answer = computed(() => {
    const { response } = this.entry();
    return response === undefined || response === 'accepted' ? null : response;
  });
  protected readonly reached = computed(() => this.entry().milestones.filter(({ reachedOn }) => reachedOn !== null).length);
}
