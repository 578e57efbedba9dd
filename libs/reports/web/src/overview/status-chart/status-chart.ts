import { Component, computed, DOCUMENT, ElementRef, inject, input, signal } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Status } from '@suivi/recommendations/domain';
import { Icon, LanguageStore, saveFile } from '@suivi/shared/web';
import { drawingOf } from './chart-drawing.ts';
import { longestOf, segmentsOf } from './chart-geometry.ts';
import { CHART_ORDER, type ChartRow } from './chart-rows.ts';
import { csvOf, separatorFor, type Cell } from '@suivi/shared/domain';
import { StatusMark } from '@suivi/recommendations/web';

let charts = 0;

/** Bars of statuses under a sentence that says what they show; the table behind them and both as files. */
@Component({
  selector: 'suivi-status-chart',
  imports: [RouterLink, TranslocoDirective, Icon, StatusMark],
  templateUrl: './status-chart.html',
  styleUrl: './status-chart.scss',
})
export class StatusChart {
  /** What the chart shows, in a sentence. */
  readonly finding = input.required<string>();
  /** What a row is: "État", "Thème". */
  readonly kind = input.required<string>();
  readonly note = input('');
  readonly rows = input.required<readonly ChartRow[]>();
  readonly asOf = input.required<string>();
  /** The beginning of the names of the files. */
  readonly file = input.required<string>();

  private readonly document = inject(DOCUMENT);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly translations = inject(TranslocoService);
  protected readonly language = inject(LanguageStore);

  protected readonly id = `status-chart-${++charts}`;
  protected readonly order = CHART_ORDER;
  protected readonly tableShown = signal(false);
  protected readonly hasOutOf = computed(() => this.rows().some(({ outOf }) => outOf !== null));
  protected readonly bars = computed(() => {
    const longest = longestOf(this.rows());
    return this.rows().map((row) => ({ ...row, segments: segmentsOf(row.byStatus, longest, this.language.direction() === 'rtl') }));
  });

  /** The list behind one piece of a bar. */
  protected behind(row: ChartRow, status: Status): Params {
    return { ...row.params, status };
  }

  /** The bar in words, for who listens. */
  protected spoken(row: ChartRow): string {
    return this.language.formatList(CHART_ORDER.filter((status) => row.byStatus[status] > 0).map((status) => `${this.word(status)} ${this.language.formatNumber(row.byStatus[status])}`));
  }

  protected saveTable(): void {
    const head: Cell[] = [this.kind(), ...CHART_ORDER.map((status) => this.word(status)), this.say('shown'), ...(this.hasOutOf() ? [this.say('in_all')] : []), this.say('as_of')];
    const lines = this.rows().map((row): Cell[] => [
      row.label,
      ...CHART_ORDER.map((status) => row.byStatus[status]),
      row.total,
      ...(this.hasOutOf() ? [row.outOf] : []),
      this.day(),
    ]);
    saveFile(this.document, `${this.name()}.csv`, 'text/csv;charset=utf-8', csvOf([head, ...lines], separatorFor(this.language.language())));
  }

  protected saveDrawing(): void {
    const host = this.host.nativeElement;
    const colourOf = (selector: string) => getComputedStyle(host.querySelector(selector) ?? host).color;
    const each = (read: (status: Status) => string) => Object.fromEntries(CHART_ORDER.map((status) => [status, read(status)])) as Record<Status, string>;
    const drawing = drawingOf({
      title: this.finding(),
      notes: [this.note(), this.translations.translate<string>('reports.as_of', { date: this.language.formatDate(this.asOf()) })].filter(Boolean),
      rows: this.rows(),
      words: each((status) => this.word(status)),
      colours: each((status) => colourOf(`.status-${status}`)),
      ink: getComputedStyle(host).color,
      ground: getComputedStyle(host).backgroundColor,
      font: getComputedStyle(host).fontFamily,
      rightToLeft: this.language.direction() === 'rtl',
    });
    saveFile(this.document, `${this.name()}.svg`, 'image/svg+xml', drawing);
  }

  private name(): string {
    return `suivi-${this.file()}-${this.day()}`;
  }

  private day(): string {
    return this.asOf().slice(0, 10);
  }

  private word(status: Status): string {
    return this.translations.translate(`status.${status}`);
  }

  private say(key: string): string {
    return this.translations.translate(`reports.chart.${key}`);
  }
}
