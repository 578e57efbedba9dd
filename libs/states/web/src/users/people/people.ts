import { Component, computed, inject, resource, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, Dialog, EmptyState, Icon, LanguageStore, Loading, Pager, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { AccessApi, type User } from '../access-api.ts';
import { JournalEntries } from '@suivi/journal/web';
import { SessionStore } from '@suivi/access/web';
import { VocabularyStore } from '../../vocabulary/vocabulary-store.ts';

/** Everybody who has an account, with role, State and institution; an account is closed and opened again, never deleted. */
@Component({
  selector: 'suivi-people',
  imports: [TranslocoDirective, Dialog, EmptyState, Icon, JournalEntries, Loading, Pager, ProblemMessage, SuiviDate],
  templateUrl: './people.html',
})
export class People {
  private readonly api = inject(AccessApi);
  protected readonly sessions = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  protected readonly vocabulary = inject(VocabularyStore);
  private readonly first = resource({ loader: () => this.api.users() });
  private readonly further = signal<User[]>([]);
  private readonly cursor = signal<string | null | undefined>(undefined);
  protected readonly people = computed(() => (this.first.hasValue() ? [...this.first.value().items, ...this.further()] : []));
  protected readonly next = computed(() => (this.cursor() === undefined ? (this.first.hasValue() ? this.first.value().nextCursor : null) : (this.cursor() ?? null)));
  protected readonly loading = this.first.isLoading;
  protected readonly loadProblem = computed(() => (this.first.error() ? ApiProblem.from(this.first.error()) : null));
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Whose history is shown. */
  protected readonly past = signal<User | null>(null);
  protected readonly institutionName = (id: string) => this.vocabulary.institutionName(id);
  protected readonly closing = signal<User | null>(null);

  protected isSelf(user: User): boolean {
    return user.id === this.sessions.session()?.user.id;
  }

  protected reload(): void {
    this.further.set([]);
    this.cursor.set(undefined);
    this.first.reload();
  }

  protected async more(cursor: string): Promise<void> {
    await this.attempt(async () => {
      const page = await this.api.users(cursor);
      this.further.update((before) => [...before, ...page.items]);
      this.cursor.set(page.nextCursor);
    });
  }

  protected async close(user: User): Promise<void> {
    await this.attempt(() => this.api.disable(user.id));
    this.closing.set(null);
    this.reload();
  }

  protected async open(user: User): Promise<void> {
    await this.attempt(() => this.api.enable(user.id));
    this.reload();
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    }
  }
}
