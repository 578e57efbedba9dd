import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Overview } from '@suivi/reports/domain';
import { LanguageStore } from '@suivi/shared/web';
import { listBehind, type OverviewFilters } from '../overview-address.ts';
import { CHART_ORDER } from '../status-chart/chart-rows.ts';
import { StatusMark } from '@suivi/recommendations/web';

/** How many commitments stand where, one bar for each status; no bar is longer than its share of all. */
@Component({
  selector: 'suivi-status-distribution',
  imports: [RouterLink, TranslocoDirective, StatusMark],
  templateUrl: './status-distribution.html',
  styleUrl: './status-distribution.scss',
})
export class StatusDistribution {
  readonly overview = input.required<Overview>();
  readonly filters = input.required<OverviewFilters>();
  protected readonly language = inject(LanguageStore);
  protected readonly lines = computed(() => {
    const { byStatus, visible } = this.overview();
    return CHART_ORDER.map((status) => ({ status, count: byStatus[status], width: visible === 0 ? 0 : (byStatus[status] / visible) * 100, params: listBehind(this.filters(), { status }) }));
  });
}
