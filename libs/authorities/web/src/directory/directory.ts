import { Component, computed, DOCUMENT, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { keepsAuthoritiesOf, TO_CONFIRM, type CompetentAuthority } from '@suivi/authorities/domain';
import { Announcer, ApiProblem, EmptyState, Icon, LanguageStore, Loading, Pager, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { AuthoritiesApi, type AuthorityPageOfList } from '../authorities-api.ts';
import { AuthorityWords } from '../authority-words.ts';
import { AuthorityCard } from './authority-card/authority-card.ts';
import { addressOf, filtersFrom, type DirectoryFilters } from './directory-address.ts';
import { DirectoryFiltersForm } from './directory-filters/directory-filters.ts';

/** The directory of competent authorities, State by State. The whole view is in the address. */
@Component({
  selector: 'suivi-directory',
  imports: [RouterLink, TranslocoDirective, AuthorityCard, DirectoryFiltersForm, EmptyState, Icon, Loading, Pager, ProblemMessage, SuiviDate],
  templateUrl: './directory.html',
  styleUrl: './directory.scss',
})
export class Directory {
  private readonly api = inject(AuthoritiesApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly words = inject(AuthorityWords);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly window = inject(DOCUMENT).defaultView;
  protected readonly language = inject(LanguageStore);
  protected readonly session = inject(SessionStore);
  protected readonly today = new Date().toISOString();

  private readonly params = toSignal(this.route.queryParams, { requireSync: true });
  protected readonly filters = computed(() => filtersFrom(this.params()));
  protected readonly narrowed = computed(() => Object.keys(addressOf(this.filters())).length > 0);
  private readonly first = resource({ params: () => this.filters(), loader: ({ params }) => this.api.list(params, null) });
  protected readonly loading = this.first.isLoading;
  /** What is shown: the last answer stays until the next one is there, so that the page does not jump. */
  protected readonly page = linkedSignal<AuthorityPageOfList | undefined, AuthorityPageOfList | undefined>({
    source: () => (this.first.hasValue() ? this.first.value() : undefined),
    computation: (answer, previous) => answer ?? previous?.value,
  });
  private readonly failed = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => (this.first.error() ? ApiProblem.from(this.first.error()) : this.failed()));
  protected readonly exportAddress = computed(() => this.api.exportAddress(this.filters(), this.language.language()));

  /** One's own State first, then by name. */
  protected readonly states = computed(() => {
    const own = this.session.session()?.state?.code;
    const byState = Map.groupBy(this.page()?.items ?? [], ({ stateCode }) => stateCode);
    return [...byState]
      .map(([code, entries]) => ({ code, name: this.language.stateName(code), entries, gaps: this.gapsOf(entries) }))
      .sort((left, right) => Number(right.code === own) - Number(left.code === own) || this.language.compare(left.name, right.name));
  });

  /** Whether a State's entries are all there, so that what is not among them can be named. */
  private readonly whole = computed(() => this.page()?.nextCursor === null && Object.keys(addressOf(this.filters())).every((key) => key === 'state'));

  /** What her State has to confirm, for who keeps its entries. */
  private readonly own = computed(() => (this.session.can('authorities.edit') ? this.session.session()?.state?.code : undefined));
  private readonly waiting = resource({ params: () => this.own(), loader: ({ params }) => this.api.list({ state: [params], standing: [...TO_CONFIRM] }, null) });
  protected readonly toConfirm = computed(() => (this.waiting.hasValue() ? this.waiting.value().items : []));
  protected readonly toConfirmAddress = computed(() => addressOf({ state: [this.own() ?? ''], standing: [...TO_CONFIRM] }));
  /** Whether the view is just what is to be confirmed. */
  protected readonly showsToConfirm = computed(() => JSON.stringify(addressOf(this.filters())) === JSON.stringify(this.toConfirmAddress()));

  private readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly chosenEntries = computed(() => (this.page()?.items ?? []).filter((entry) => this.chosen().has(entry.id) && this.mayConfirm(entry)));
  protected readonly busy = signal(false);

  /** Subjects for which the reader is shown nobody. */
  private gapsOf(entries: readonly CompetentAuthority[]): string {
    if (!this.whole()) return '';
    const covered = new Set(entries.flatMap(({ subjects }) => subjects));
    return this.words.list(this.words.subjects().filter(({ code }) => !covered.has(code)).map(({ name }) => this.words.read(name)));
  }

  protected show(filters: DirectoryFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(filters) });
  }

  protected keeps({ stateCode }: CompetentAuthority): boolean {
    const session = this.session.session();
    return !!session && keepsAuthoritiesOf({ role: session.role, state: session.state?.code ?? null }, stateCode);
  }

  protected mayConfirm(entry: CompetentAuthority): boolean {
    return TO_CONFIRM.includes(entry.standing) && this.keeps(entry);
  }

  protected isChosen(id: string): boolean {
    return this.chosen().has(id);
  }

  protected choose(id: string, on: boolean): void {
    const chosen = new Set(this.chosen());
    if (on) chosen.add(id);
    else chosen.delete(id);
    this.chosen.set(chosen);
  }

  /** Says of these entries that they are still right; the page keeps its order, each entry shows its new date. */
  protected async confirm(entries: readonly CompetentAuthority[]): Promise<void> {
    if (this.busy() || entries.length === 0) return;
    this.busy.set(true);
    try {
      const { items } = await this.api.confirm(entries);
      const confirmed = new Map(items.map((entry) => [entry.id, entry]));
      this.page.update((page) => page && { ...page, items: page.items.map((entry) => confirmed.get(entry.id) ?? entry) });
      this.chosen.set(new Set());
      this.failed.set(null);
      this.waiting.reload();
      this.announcer.say(this.translations.translate('authorities.confirm.done', { count: items.length }));
    } catch (error) {
      this.failed.set(ApiProblem.from(error));
      if (this.failed()?.code === 'stale') this.first.reload();
    } finally {
      this.busy.set(false);
    }
  }

  protected print(): void {
    this.window?.print();
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
