import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { TimelineEntry } from '@suivi/actions/domain';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore, TextView } from '@suivi/shared/web';
import { columnsOf, pointOf, stretchOf, xOf, type Column, type Span, type Zoom } from '../span.ts';
import { TimelineEntryView } from '../timeline-entry/timeline-entry.ts';
import { placed, type Group } from '../timeline-rows.ts';

/** Actions as bars, deadlines as diamonds, milestones as dots, meetings as bands across; mirrored where one reads from the right. */
@Component({
  selector: 'suivi-timeline-drawing',
  imports: [RouterLink, TranslocoDirective, TextView, TimelineEntryView],
  templateUrl: './timeline-drawing.html',
  styleUrl: './timeline-drawing.scss',
})
export class TimelineDrawing {
  readonly sorted = input.required<readonly Group[]>();
  readonly meetings = input.required<readonly TimelineEntry[]>();
  readonly span = input.required<Span>();
  readonly zoom = input.required<Zoom>();
  readonly day = input.required<string>();
  protected readonly language = inject(LanguageStore);
  private readonly translations = inject(TranslocoService);
  private readonly mirrored = computed(() => this.language.direction() === 'rtl');

  protected readonly columns = computed(() =>
    columnsOf(this.span(), this.zoom()).map((column) => ({ ...column, edge: this.at(column.start), middle: this.at(column.start + column.width / 2), name: this.nameOf(column) })),
  );
  protected readonly today = computed(() => this.pointAt(this.day()));
  protected readonly bands = computed(() =>
    this.meetings().flatMap((entry) => {
      const stretch = stretchOf({ from: entry.startsOn ?? entry.endsOn, to: entry.endsOn }, this.span());
      return stretch ? [{ entry, ...this.drawn(stretch) }] : [];
    }),
  );
  protected readonly groups = computed(() =>
    this.sorted().map(({ key, name, entries }) => ({
      key,
      name,
      rows: entries.map((entry) => {
        const { bar, late, due, first, outside, milestones } = placed(entry, this.span(), this.day());
        return {
          entry,
          name: `${entry.reference} · ${readIn(entry.title, this.language.language()).text}`,
          bar: bar && this.drawn(bar),
          late: late && this.drawn(late),
          due: due === null ? null : this.at(due),
          edge: outside && { right: (outside === 'before') === this.mirrored(), anchor: outside === 'before' ? 'start' : 'end', date: this.language.formatDate(entry.endsOn, 'medium') },
          first: first === null ? null : this.at(first),
          milestones: milestones.map(({ at, reached, milestone }) => ({ at: this.at(at), reached, name: `${readIn(milestone.title, this.language.language()).text} · ${this.language.formatDate(milestone.dueOn)}` })),
        };
      }),
    })),
  );

  private at(point: number): number {
    return xOf({ start: point, width: 0 }, this.mirrored());
  }

  private pointAt(day: string): number | null {
    const point = pointOf(day, this.span());
    return point === null ? null : this.at(point);
  }

  private drawn(stretch: { start: number; width: number }): { x: number; width: number } {
    return { x: xOf(stretch, this.mirrored()), width: stretch.width };
  }

  private nameOf({ from }: Column): string {
    const year = from.slice(0, 4);
    if (this.zoom() === 'year') return year;
    if (this.zoom() === 'month') return this.language.formatDate(from, 'month');
    return this.translations.translate('timeline.quarter', { quarter: String(Math.ceil(Number(from.slice(5, 7)) / 3)), year });
  }
}
