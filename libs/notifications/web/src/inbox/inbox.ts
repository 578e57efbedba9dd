import { Component, computed, effect, inject, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Notification } from '@suivi/notifications/domain';
import { ApiProblem, EmptyState, Icon, LanguageStore, Loading, Pager, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { map } from 'rxjs';
import { UnreadStore } from '../inbox-mark/unread-store.ts';
import { NotificationsApi } from '../notifications-api.ts';
import { addressOfLink } from './address-of-link.ts';

/** Of a message about many records so many are named here. */
const MOST_LINES = 5;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What one was told, newest first; a message that is opened has been read. */
@Component({
  selector: 'suivi-inbox',
  imports: [RouterLink, TranslocoDirective, EmptyState, Icon, Loading, Pager, ProblemMessage, SuiviDate, TextView],
  templateUrl: './inbox.html',
  styleUrl: './inbox.scss',
})
export class Inbox {
  private readonly api = inject(NotificationsApi);
  private readonly store = inject(UnreadStore);
  protected readonly language = inject(LanguageStore);
  protected readonly onlyUnread = toSignal(inject(ActivatedRoute).queryParamMap.pipe(map((params) => params.get('unread') === 'true')), { requireSync: true });
  private readonly first = resource({ params: () => ({ unread: this.onlyUnread() }), loader: ({ params }) => this.api.list(params.unread) });
  private readonly further = signal<{ items: Notification[]; cursor: string | null } | null>(null);
  private readonly readNow = signal<ReadonlySet<string>>(new Set());

  protected readonly loading = this.first.isLoading;
  protected readonly loadProblem = computed(() => (this.first.error() ? ApiProblem.from(this.first.error()) : null));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly unread = computed(() => this.store.unread() ?? 0);
  protected readonly next = computed(() => this.further()?.cursor ?? (this.further() || !this.first.hasValue() ? null : this.first.value().nextCursor));
  protected readonly messages = computed(() =>
    (this.first.hasValue() ? [...this.first.value().items, ...(this.further()?.items ?? [])] : []).map((message) => ({
      ...message,
      isNew: message.readAt === null && !this.readNow().has(message.id),
      written: this.written(message.values),
      shown: message.lines.slice(0, MOST_LINES).map((line) => ({ ...line, address: addressOfLink(line.link) })),
      more: Math.max(0, message.lines.length - MOST_LINES),
    })),
  );

  constructor() {
    effect(() => {
      if (!this.first.hasValue()) return;
      this.store.set(this.first.value().unread);
      this.further.set(null);
    });
  }

  protected reload(): void {
    this.first.reload();
  }

  protected more(cursor: string): Promise<void> {
    return this.attempt(async () => {
      const page = await this.api.list(this.onlyUnread(), cursor);
      this.further.update((before) => ({ items: [...(before?.items ?? []), ...page.items], cursor: page.nextCursor }));
    });
  }

  protected read(message: { id: string; isNew: boolean }): void {
    if (message.isNew) void this.mark([message.id]);
  }

  protected readAll(): void {
    void this.mark(undefined);
  }

  private mark(ids: string[] | undefined): Promise<void> {
    return this.attempt(async () => {
      this.store.set((await this.api.read(ids)).unread);
      this.readNow.update((before) => new Set([...before, ...(ids ?? this.messages().map(({ id }) => id))]));
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    }
  }

  /** Days as dates and States by their names, as the mails write them. */
  private written(values: Notification['values']): Record<string, string | number> {
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, typeof value !== 'string' ? value : name === 'state' ? this.language.stateName(value) : DAY.test(value) ? this.language.formatDate(value) : value]),
    );
  }
}
