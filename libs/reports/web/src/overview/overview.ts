import { Component, computed, DOCUMENT, inject, linkedSignal, resource } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { DUE_AHEAD_DAYS, dueWithin } from '@suivi/recommendations/domain';
import { readIn, todayIn, type TranslatedText } from '@suivi/shared/domain';
import { percentOf, type Overview } from '@suivi/reports/domain';
import { ApiProblem, EmptyState, Icon, IllustrativeMark, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { ReportsApi } from '../reports-api.ts';
import { Deadlines } from './deadlines/deadlines.ts';
import { Essentials } from './essentials/essentials.ts';
import { findingByState, findingByTheme } from './findings.ts';
import { LatestResults } from './latest-results/latest-results.ts';
import { filtersFrom, listBehind, SUBSTANTIATED, type OverviewFilters } from './overview-address.ts';
import { OverviewFiltersForm } from './overview-filters/overview-filters.ts';
import { Rate } from './rate/rate.ts';
import type { ChartRow } from './status-chart/chart-rows.ts';
import { StatusChart } from './status-chart/status-chart.ts';
import { StatusDistribution } from './status-distribution/status-distribution.ts';
import { StatusPatterns } from './status-patterns/status-patterns.ts';
import { SessionStore } from '@suivi/access/web';
import { VocabularyStore } from '@suivi/states/web';

/** One page for who has ten minutes: what was agreed, what is done, how we know, what is next. Prints as a document. */
@Component({
  selector: 'suivi-overview',
  imports: [RouterLink, TranslocoDirective, Deadlines, EmptyState, Essentials, Icon, IllustrativeMark, LatestResults, Loading, OverviewFiltersForm, ProblemMessage, Rate, StatusChart, StatusDistribution, StatusPatterns, SuiviDate, TextView],
  templateUrl: './overview.html',
  styleUrl: './overview.scss',
})
export class OverviewPage {
  private readonly api = inject(ReportsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly session = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  protected readonly vocabulary = inject(VocabularyStore);

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly filters = computed(() => filtersFrom(this.params()));
  protected readonly loaded = resource({ params: () => this.filters(), loader: ({ params }) => this.api.overview(params) });
  protected readonly problem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  /** The last figures stay, dimmed, until the next ones are there, so that the page does not jump. */
  protected readonly overview = linkedSignal<Overview | undefined, Overview | undefined>({
    source: () => (this.loaded.hasValue() ? this.loaded.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });

  protected readonly programme = computed(() => this.session.session()?.programme.name ?? null);
  /** What the State opens to readers of this role is another sentence for a donor than for a participant. */
  protected readonly reader = computed(() => (this.session.role() === 'donor' ? 'donor' : 'participant'));
  protected readonly meeting = computed(() => this.vocabulary.meeting(this.filters().meeting ?? ''));

  protected readonly states = computed<readonly ChartRow[]>(() =>
    (this.overview()?.states ?? [])
      .map(({ stateCode, visible, outOf, byStatus }) => ({ key: stateCode, label: this.language.stateName(stateCode), total: visible, outOf, byStatus, params: this.behind({ state: stateCode }) }))
      .sort((left, right) => this.language.compare(left.label, right.label)),
  );
  protected readonly byState = computed(() => findingByState(this.states()));
  /** One chart for each way of sorting recommendations; within each, themes in its own order. */
  protected readonly themes = computed(() => {
    const rows = (this.overview()?.themes ?? []).map(({ themeId, name, visible, byStatus }): ChartRow => ({ key: themeId, label: this.read(name), total: visible, outOf: null, byStatus, params: this.behind({ theme: themeId }) }));
    return this.vocabulary
      .taxonomies()
      .map(({ code, name, themes }) => ({ code, name: this.read(name), rows: rows.filter(({ key }) => themes.some(({ id }) => id === key)) }))
      .filter((taxonomy) => taxonomy.rows.length > 0)
      .map((taxonomy) => ({ ...taxonomy, finding: findingByTheme(taxonomy.rows) }));
  });
  protected readonly ahead = computed(() => {
    const [asOf, zone] = [this.overview()?.asOf, this.language.timeZone()];
    return this.behind(dueWithin(asOf && zone ? todayIn(zone, new Date(asOf)) : (asOf ?? ''), DUE_AHEAD_DAYS));
  });
  protected readonly substantiated = SUBSTANTIATED;
  protected readonly percentOf = percentOf;

  /** The list behind a figure of actions: those under way. */
  protected actionsBehind(counted = {}) {
    return listBehind(this.filters(), { phase: 'active', ...counted });
  }

  protected behind(counted = {}) {
    return listBehind(this.filters(), counted);
  }

  protected show(filters: OverviewFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: filters });
  }

  protected print(): void {
    this.window?.print();
  }

  protected read(text: TranslatedText): string {
    return readIn(text, this.language.language()).text;
  }
}
