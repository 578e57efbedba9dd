import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { percentOf, type Overview } from '@suivi/reports/domain';
import { LanguageStore } from '@suivi/shared/web';
import { listBehind, SUBSTANTIATED, type OverviewFilters } from '../overview-address.ts';

/** The page in four figures, for who has one minute; each question leads to its section, each figure to what it counts. */
@Component({
  selector: 'suivi-essentials',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './essentials.html',
  styleUrl: './essentials.scss',
})
export class Essentials {
  readonly overview = input.required<Overview>();
  readonly filters = input.required<OverviewFilters>();
  private readonly language = inject(LanguageStore);

  protected readonly answers = computed(() => {
    const { recommendations, visible, outOf, implementation, substantiation, overdue, stalled } = this.overview();
    const behind = (counted = {}) => listBehind(this.filters(), counted);
    return [
      { question: 'agreed', figure: this.language.formatNumber(visible), said: { recommendations, outOf }, params: behind(), empty: visible === 0 },
      { question: 'done', figure: this.rate(implementation.implemented, implementation.applicable), said: { part: implementation.implemented, whole: implementation.applicable }, params: behind({ status: 'implemented' }), empty: implementation.implemented === 0 },
      { question: 'known', figure: this.rate(substantiation.substantiated, substantiation.reported), said: { part: substantiation.substantiated, whole: substantiation.reported }, params: behind(SUBSTANTIATED), empty: substantiation.substantiated === 0 },
      { question: 'next', figure: this.language.formatNumber(overdue), said: { stalled }, params: behind({ overdue: 'true' }), empty: overdue === 0 },
    ];
  });

  private rate(part: number, whole: number): string {
    const percent = percentOf(part, whole);
    return percent === null ? '—' : this.language.formatPercent(percent);
  }
}
