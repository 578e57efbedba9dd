import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { AUTHORITY_STANDINGS, TO_CONFIRM, type AuthorityStanding } from '@suivi/authorities/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { AuthorityWords } from '../../authority-words.ts';
import { addressOf, type DirectoryFilters } from '../directory-address.ts';

/** Which entries: by word, State, subject and how fresh they are. */
@Component({
  selector: 'suivi-directory-filters',
  imports: [TranslocoDirective, Icon],
  templateUrl: './directory-filters.html',
  styleUrl: './directory-filters.scss',
})
export class DirectoryFiltersForm {
  readonly filters = input.required<DirectoryFilters>();
  readonly changed = output<DirectoryFilters>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly session = inject(SessionStore);
  private readonly words = inject(AuthorityWords);

  /** On a phone: State, subject and the rest stand behind a button, so that the numbers to call are near. */
  protected readonly open = signal(false);

  protected readonly states = computed(() =>
    this.vocabulary
      .states()
      .map(({ code }) => ({ code, name: this.language.stateName(code) }))
      .sort((left, right) => this.language.compare(left.name, right.name)),
  );
  protected readonly subjects = computed(() => this.words.subjects().map(({ code, name }) => ({ code, name: this.words.read(name) })));
  /** Who keeps entries, or coordinates, also finds those that were withdrawn. */
  protected readonly standings = computed(() => AUTHORITY_STANDINGS.filter((standing) => standing !== 'withdrawn' || this.session.can('authorities.history')));
  /** "To confirm" in the address is both what is due and what is old; one choice of the list shows it. */
  protected readonly standing = computed(() => {
    const wanted = this.filters().standing ?? [];
    return wanted.length === TO_CONFIRM.length && TO_CONFIRM.every((each) => wanted.includes(each)) ? 'to_confirm' : (wanted[0] ?? '');
  });
  protected readonly narrowed = computed(() => Object.keys(addressOf(this.filters())).length > 0);

  protected set(patch: Partial<DirectoryFilters>): void {
    this.changed.emit({ ...this.filters(), ...patch });
  }

  protected only(value: string): string[] | undefined {
    return value ? [value] : undefined;
  }

  protected fresh(value: string): void {
    this.set({ standing: value === 'to_confirm' ? [...TO_CONFIRM] : value ? [value as AuthorityStanding] : undefined });
  }

  protected search(event: Event, words: string): void {
    event.preventDefault();
    this.set({ q: words.trim() || undefined });
  }
}
