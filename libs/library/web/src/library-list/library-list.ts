import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { LIBRARY_KINDS, type LibraryList as LibraryPage } from '@suivi/library/domain';
import { ApiProblem, EmptyState, Icon, Loading, Pager, ProblemMessage } from '@suivi/shared/web';
import { LibraryApi } from '../library-api.ts';
import { LibraryCard } from './library-card/library-card.ts';
import { LibraryFiltersForm } from './library-filters/library-filters.ts';
import { addressOf, filtersFrom, type LibraryFilters } from './list-address.ts';

/** The library: what was found by words, the best first, or all of it, the newest first. The whole view is in the address. */
@Component({
  selector: 'suivi-library-list',
  imports: [RouterLink, TranslocoDirective, EmptyState, Icon, LibraryCard, LibraryFiltersForm, Loading, Pager, ProblemMessage],
  templateUrl: './library-list.html',
  styleUrl: './library-list.scss',
})
export class LibraryList {
  private readonly api = inject(LibraryApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  protected readonly session = inject(SessionStore);
  protected readonly kinds = LIBRARY_KINDS;

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly filters = computed(() => filtersFrom(this.params()));
  protected readonly narrowed = computed(() => Object.keys(addressOf(this.filters())).length > 0);
  private readonly first = resource({ params: () => this.filters(), loader: ({ params }) => this.api.list(params, null) });
  protected readonly loading = this.first.isLoading;
  /** What is shown: the last answer stays until the next one is there, so that the page does not jump. */
  protected readonly page = linkedSignal<LibraryPage | undefined, LibraryPage | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  private readonly failed = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => (this.first.error() ? ApiProblem.from(this.first.error()) : this.failed()));
  protected readonly busy = signal(false);

  protected show(filters: LibraryFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(filters) });
  }

  protected again(): void {
    this.failed.set(null);
    this.first.reload();
  }

  protected async more(cursor: string): Promise<void> {
    const page = this.page();
    if (!page || this.busy()) return;
    this.busy.set(true);
    try {
      const next = await this.api.list(this.filters(), cursor);
      this.page.set({ ...next, total: page.total, items: [...page.items, ...next.items] });
    } catch (error) {
      this.failed.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
