import { Component, computed, inject, input } from '@angular/core';
import type { TimelineEntry } from '@suivi/actions/domain';
import { LanguageStore } from '@suivi/shared/web';
import type { Span } from '../span.ts';
import { TimelineEntryView } from '../timeline-entry/timeline-entry.ts';
import { monthsOf } from '../timeline-rows.ts';

/** The same as the drawing, month by month, where there is no room to draw. */
@Component({
  selector: 'suivi-timeline-months',
  imports: [TimelineEntryView],
  templateUrl: './timeline-months.html',
  styleUrl: './timeline-months.scss',
})
export class TimelineMonths {
  readonly entries = input.required<readonly TimelineEntry[]>();
  readonly span = input.required<Span>();
  protected readonly language = inject(LanguageStore);
  protected readonly months = computed(() => monthsOf(this.entries()));

  protected statesOf({ stateCodes }: TimelineEntry): string {
    return this.language.formatList(stateCodes.map((code) => this.language.stateName(code)));
  }
}
