import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ACTION_SORTS, type ActionSummary } from '@suivi/actions/domain';
import { ApiProblem, EmptyState, Loading, Pager, ProblemMessage } from '@suivi/shared/web';
import { ActionsApi, type ActionsPage } from '../actions-api.ts';
import { ActionRow } from './action-row/action-row.ts';
import { FilterTags } from './filter-tags/filter-tags.ts';
import { activeFilters, addressOf, filtersFrom, type ListFilters } from './list-address.ts';
import { ListFiltersForm } from './list-filters/list-filters.ts';
import { SessionStore } from '@suivi/access/web';

/** All actions that the reader may see, with each State's part. The whole view is in the address. */
@Component({
  selector: 'suivi-action-list',
  imports: [RouterLink, TranslocoDirective, ActionRow, FilterTags, ListFiltersForm, EmptyState, Loading, Pager, ProblemMessage],
  templateUrl: './action-list.html',
  styleUrl: './action-list.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionList {
  private readonly api = inject(ActionsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly session = inject(SessionStore);

  protected readonly sorts = ACTION_SORTS;

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly filters = computed(() => filtersFrom(this.params()));
  protected readonly active = computed(() => activeFilters(this.filters()));

  private readonly first = resource({ params: () => this.filters(), loader: ({ params }) => this.api.list(params, null) });
  protected readonly problem = computed(() => (this.first.error() instanceof ApiProblem ? (this.first.error() as ApiProblem) : this.moreProblem()));
  protected readonly loading = this.first.isLoading;
  /** What is shown: the last answer stays until the next one is there, so that the page does not jump. */
  protected readonly page = linkedSignal<ActionsPage | undefined, ActionsPage | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  protected readonly items = computed<readonly ActionSummary[]>(() => this.page()?.items ?? []);
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
      const next = await this.api.list(this.filters(), page.nextCursor);
      this.page.set({ ...next, total: page.total, items: [...page.items, ...next.items] });
      this.moreProblem.set(null);
    } catch (problem) {
      if (problem instanceof ApiProblem) this.moreProblem.set(problem);
    } finally {
      this.loadingMore.set(false);
    }
  }
}
