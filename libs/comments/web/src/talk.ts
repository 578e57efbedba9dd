import { computed, DestroyRef, DOCUMENT, effect, Injectable, inject, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { CommentAudience, CommentChange, CommentRecord, CommentSubject, Conversation, NewComment } from '@suivi/comments/domain';
import { Announcer, ApiProblem, Connection } from '@suivi/shared/web';
import { CommentsApi } from './comments-api.ts';
import { LiveChanges } from './live-changes.ts';
import { merged, threadsOf } from './threads.ts';

/** What is said on the record of one page, kept up to date while it is looked at. */
@Injectable()
export class Talk {
  private readonly api = inject(CommentsApi);
  private readonly announcer = inject(Announcer);
  private readonly connection = inject(Connection);
  private readonly translations = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly comments = signal<ReadonlyMap<string, CommentRecord>>(new Map());
  private readonly next = signal<string | null>(null);
  private subject: CommentSubject | null = null;
  private live: LiveChanges | null = null;
  private upTo: string | null = null;
  private asking: Promise<void> | null = null;
  private again = false;

  readonly threads = computed(() => threadsOf(this.comments().values()));
  readonly loaded = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  readonly audiences = signal<readonly CommentAudience[]>([]);
  readonly states = signal<readonly string[]>([]);
  readonly unread = signal(0);
  readonly hasMore = computed(() => this.next() !== null);

  constructor() {
    inject(DestroyRef).onDestroy(() => this.live?.stop());
    effect(() => {
      if (!this.connection.offline() && this.subject) untracked(() => this.refresh());
    });
  }

  async begin(subject: CommentSubject): Promise<void> {
    this.live?.stop();
    this.live = null;
    this.subject = subject;
    this.upTo = null;
    this.comments.set(new Map());
    this.loaded.set(false);
    await this.load();
    if (this.subject === subject) this.live = new LiveChanges(this.document, subject, () => this.refresh());
  }

  async load(): Promise<void> {
    const subject = this.subject;
    if (!subject) return;
    try {
      const answer = await this.api.conversation(subject);
      if (this.subject !== subject) return;
      this.take(answer);
      this.next.set(answer.nextCursor);
      this.problem.set(null);
      this.loaded.set(true);
      this.read(answer.upTo);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    }
  }

  async more(): Promise<void> {
    const cursor = this.next();
    if (!cursor || !this.subject) return;
    const answer = await this.api.conversation(this.subject, { cursor });
    this.comments.update((known) => merged(known, answer.items));
    this.next.set(answer.nextCursor);
  }

  /** Asks what changed since; asked meanwhile, it asks once more after. */
  refresh(): void {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = this.askSince()
      .catch((error: unknown) => {
        // Without a connection nothing is lost: the next line, or the next connection, asks anew.
        if (!(error instanceof ApiProblem)) throw error;
      })
      .finally(() => {
        this.asking = null;
        if (!this.again) return;
        this.again = false;
        this.refresh();
      });
  }

  async write(comment: Omit<NewComment, 'subject'>, idempotencyKey: string): Promise<void> {
    if (this.subject) this.keep(await this.api.write({ ...comment, subject: this.subject }, idempotencyKey));
  }

  async answer(id: string, answer: CommentChange, idempotencyKey: string): Promise<void> {
    this.keep(await this.api.answer(id, answer, idempotencyKey));
  }

  async edit(comment: CommentRecord, change: CommentChange): Promise<void> {
    this.keep(await this.api.edit(comment, change));
  }

  async withdraw(comment: CommentRecord): Promise<void> {
    this.keep(await this.api.withdraw(comment));
  }

  /** Takes over a comment as the server has it. */
  keep(comment: CommentRecord): void {
    this.comments.update((known) => merged(known, [comment]));
  }

  private async askSince(): Promise<void> {
    const subject = this.subject;
    if (!subject || !this.loaded()) return;
    const answer = await this.api.conversation(subject, this.upTo ? { since: this.upTo } : {});
    if (this.subject !== subject) return;
    // More changed than is told at once: read it anew.
    if (this.upTo && answer.nextCursor) return this.load();
    const arrived = answer.items.filter(({ id, own, withdrawnAt }) => !own && !withdrawnAt && !this.comments().has(id)).length;
    this.take(answer);
    if (arrived > 0) this.announcer.say(this.translations.translate('comments.arrived', { count: arrived }));
    if (answer.items.length > 0) this.read(answer.upTo);
  }

  private take(answer: Conversation): void {
    this.comments.update((known) => merged(known, answer.items));
    this.audiences.set(answer.audiences);
    this.states.set(answer.states);
    this.unread.set(answer.unread);
    this.upTo = answer.upTo;
  }

  /** What is on a page that is looked at counts as read; the marks of what is new stay until the page is left. */
  private read(upTo: string | null): void {
    if (upTo && this.subject && this.document.visibilityState === 'visible') void this.api.mark(this.subject, upTo).catch(() => undefined);
  }
}
