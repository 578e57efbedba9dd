import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { LEGISLATION_STATUSES, LEGISLATION_TYPES, LIBRARY_KINDS } from '@suivi/library/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { addressOf, type LibraryFilters } from '../list-address.ts';

/** Which entries: by words, kind, State, type, article and whether a law is in force. */
@Component({
  selector: 'suivi-library-filters',
  imports: [TranslocoDirective, Icon],
  templateUrl: './library-filters.html',
  styleUrl: './library-filters.scss',
})
export class LibraryFiltersForm {
  readonly filters = input.required<LibraryFilters>();
  readonly changed = output<LibraryFilters>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly session = inject(SessionStore);
  protected readonly kinds = LIBRARY_KINDS;
  protected readonly types = LEGISLATION_TYPES;
  protected readonly statuses = LEGISLATION_STATUSES;

  /** On a phone all but the words stands behind a button, so that what was found is near. */
  protected readonly open = signal(false);
  protected readonly states = computed(() =>
    this.vocabulary
      .states()
      .map(({ code }) => ({ code, name: this.language.stateName(code) }))
      .sort((left, right) => this.language.compare(left.name, right.name)),
  );
  protected readonly articles = computed(() => this.vocabulary.articles().map(({ id }) => ({ id, name: this.vocabulary.articleName(id) })));
  protected readonly narrowed = computed(() => Object.keys(addressOf(this.filters())).length > 0);
  /** Withdrawn entries are of interest to who keeps some or coordinates; drafts to the State that has them. */
  protected readonly phases = computed(() => (this.session.can('library.history') ? (this.session.session()?.state ? ['draft', 'published', 'withdrawn'] : ['withdrawn']) : []));

  /** One value, or none; the schema of the query has checked what may be chosen. */
  protected only<Key extends keyof LibraryFilters>(key: Key, value: string): void {
    this.changed.emit({ ...this.filters(), [key]: value ? [value] : undefined });
  }

  protected search(event: Event, words: string): void {
    event.preventDefault();
    this.changed.emit({ ...this.filters(), q: words.trim() || undefined });
  }
}
