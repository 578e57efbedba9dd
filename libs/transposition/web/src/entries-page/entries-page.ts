import { Component, computed, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, EmptyState, Icon, IllustrativeMark, LanguageStore, Loading, Pager, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import type { GoodPractice, Need } from '@suivi/transposition/domain';
import { ContactAsk } from '../contacts/contact-ask/contact-ask.ts';
import { ContactList } from '../contacts/contact-list.ts';
import { ContactRequests } from '../contacts/contact-requests/contact-requests.ts';
import { TranspositionsApi, type EntryFilters } from '../transpositions-api.ts';

type EntryKind = 'good_practices' | 'needs';
type Entry = Need | GoodPractice;

/** What States report as good practices, or as needs; which of the two is said by the route. The view is in the address. */
@Component({
  selector: 'suivi-entries-page',
  imports: [RouterLink, TranslocoDirective, ContactAsk, ContactRequests, EmptyState, Icon, IllustrativeMark, Loading, Pager, ProblemMessage, SuiviDate, TextView],
  providers: [ContactList],
  templateUrl: './entries-page.html',
  styleUrl: './entries-page.scss',
})
export class EntriesPage {
  private readonly api = inject(TranspositionsApi);
  private readonly route = inject(ActivatedRoute);
  private readonly router = inject(Router);
  protected readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  protected readonly contacts = inject(ContactList);
  protected readonly kind = this.route.snapshot.data['kind'] as EntryKind;
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly filters = computed<EntryFilters>(() => ({ state: this.params().get('state') ?? undefined, article: this.params().get('article') ?? undefined }));
  protected readonly narrowed = computed(() => Object.values(this.filters()).some((value) => value !== undefined));

  private readonly first = resource({ params: () => this.filters(), loader: ({ params }) => this.api.entries(this.kind, params, null) });
  protected readonly loading = this.first.isLoading;
  /** The pages after the first, for as long as the view stays. */
  private readonly further = signal<{ of: EntryFilters; items: Entry[]; nextCursor: string | null } | null>(null);
  protected readonly shown = computed(() => {
    if (!this.first.hasValue()) return null;
    const { items, nextCursor } = this.first.value();
    const further = this.further();
    return further?.of === this.filters() ? { items: [...items, ...further.items], nextCursor: further.nextCursor } : { items, nextCursor };
  });
  private readonly failed = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = computed(() => (this.first.error() ? ApiProblem.from(this.first.error()) : this.failed()));
  protected readonly states = computed(() =>
    this.vocabulary
      .states()
      .map(({ code }) => ({ code, name: this.language.stateName(code) }))
      .sort((one, other) => this.language.compare(one.name, other.name)),
  );

  constructor() {
    if (this.kind === 'good_practices') void this.contacts.load();
  }

  /** Articles on which the reader's own State is not there yet. */
  protected gapsOf(entry: Entry): string {
    const gaps = 'gaps' in entry ? entry.gaps : [];
    return this.language.formatList(gaps.map((article) => this.vocabulary.articleName(article)));
  }

  protected show(change: EntryFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: { ...this.filters(), ...change } });
  }

  protected again(): void {
    this.failed.set(null);
    this.first.reload();
  }

  protected async more(cursor: string): Promise<void> {
    const shown = this.shown();
    if (!shown || !this.first.hasValue() || this.busy()) return;
    const [of, before] = [this.filters(), shown.items.slice(this.first.value().items.length)];
    this.busy.set(true);
    try {
      const next = await this.api.entries(this.kind, of, cursor);
      this.further.set({ of, items: [...before, ...next.items], nextCursor: next.nextCursor });
    } catch (error) {
      this.failed.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
