import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { RECOMMENDATION_SORTS, type CommitmentListItem, type RecommendationSummary } from '@suivi/recommendations/domain';
import { ApiProblem, EmptyState, LanguageStore, Loading, Pager, ProblemMessage } from '@suivi/shared/web';
import { RecommendationsApi, type CommitmentPage, type RecommendationPage } from '../recommendations-api.ts';
import { FilterTags } from './filter-tags/filter-tags.ts';
import { CommitmentTable } from './commitment-table/commitment-table.ts';
import { activeFilters, addressOf, filtersFrom, type ListFilters, type ListView } from './list-address.ts';
import { ListFiltersForm } from './list-filters/list-filters.ts';
import { RecommendationRow } from './recommendation-row/recommendation-row.ts';
import { SessionStore } from '@suivi/access/web';

type Page = RecommendationPage | CommitmentPage;

/** All recommendations that the reader may see, with each State's commitment, or the commitments one by one. The whole view is in the address. */
@Component({
  selector: 'suivi-recommendation-list',
  imports: [RouterLink, TranslocoDirective, CommitmentTable, FilterTags, ListFiltersForm, RecommendationRow, EmptyState, Loading, Pager, ProblemMessage],
  templateUrl: './recommendation-list.html',
  styleUrl: './recommendation-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecommendationList {
  private readonly api = inject(RecommendationsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly language = inject(LanguageStore);
  protected readonly session = inject(SessionStore);

  protected readonly view = this.route.snapshot.data['view'] as ListView;
  /** Where the sentences of the view stand. */
  protected readonly words = this.view === 'commitments' ? 'recommendations.commitment_list.' : 'recommendations.list.';
  protected readonly views: readonly ListView[] = ['recommendations', 'commitments'];
  protected readonly sorts = RECOMMENDATION_SORTS;

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly filters = computed<ListFilters>(() => {
    const { phase, ...filters } = filtersFrom(this.params());
    return phase && this.view === 'recommendations' ? { ...filters, phase } : filters;
  });
  protected readonly active = computed(() => activeFilters(this.filters()));

  private readonly first = resource({ params: () => this.filters(), loader: ({ params }) => this.ask(params, null) });
  protected readonly problem = computed(() => (this.first.error() instanceof ApiProblem ? (this.first.error() as ApiProblem) : this.moreProblem()));
  protected readonly loading = this.first.isLoading;
  /** What is shown: the last answer stays until the next one is there, so that the page does not jump. */
  protected readonly page = linkedSignal<Page | undefined, Page | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  protected readonly recommendations = computed(() => (this.view === 'recommendations' ? ((this.page()?.items ?? []) as RecommendationSummary[]) : []));
  protected readonly commitments = computed(() => (this.view === 'commitments' ? ((this.page()?.items ?? []) as CommitmentListItem[]) : []));
  /** How many actions the words find besides; the count of the page before says nothing of other words. */
  protected readonly actions = computed(() => {
    const page = this.page();
    return page && 'actions' in page && !this.loading() ? (page.actions ?? 0) : 0;
  });
  protected readonly shown = computed(() => this.page()?.items.length ?? 0);
  protected readonly loadingMore = signal(false);
  protected readonly moreProblem = signal<ApiProblem | null>(null);

  protected show(filters: ListFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(filters) });
  }

  protected sortBy(sort: ListFilters['sort']): void {
    this.show({ ...this.filters(), sort });
  }

  protected clear(): void {
    this.show({ sort: this.filters().sort });
  }

  protected again(): void {
    this.first.reload();
  }

  protected async more(): Promise<void> {
    const page = this.page();
    if (!page?.nextCursor || this.loadingMore()) return;
    this.loadingMore.set(true);
    try {
      const next = await this.ask(this.filters(), page.nextCursor);
      this.page.set({ ...page, ...next, items: [...page.items, ...next.items] } as Page);
      this.moreProblem.set(null);
    } catch (problem) {
      if (problem instanceof ApiProblem) this.moreProblem.set(problem);
    } finally {
      this.loadingMore.set(false);
    }
  }

  private ask(filters: ListFilters, cursor: string | null): Promise<Page> {
    return this.view === 'commitments' ? this.api.commitments(filters, cursor) : this.api.list(filters, cursor);
  }
}
