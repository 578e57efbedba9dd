import { ViewportScroller } from '@angular/common';
import { afterRenderEffect, ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import type { CommentSubject } from '@suivi/comments/domain';
import { ApiProblem, Connection, Loading, ProblemMessage } from '@suivi/shared/web';
import { CommentEntry } from '../comment-entry/comment-entry.ts';
import { CommentForm, type Written } from '../comment-form/comment-form.ts';
import { Talk } from '../talk.ts';

/** What people say to each other about the record of a page: threads, newest first, and a place to begin one. */
@Component({
  selector: 'suivi-conversation',
  imports: [TranslocoDirective, CommentEntry, CommentForm, Loading, ProblemMessage],
  providers: [provideTranslocoScope('comments'), Talk],
  templateUrl: './conversation.html',
  styleUrl: './conversation.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConversationView {
  readonly kind = input.required<CommentSubject['kind']>();
  readonly subject = input.required<string>();
  /** Whether it stands within another part of a page, which names it already. */
  readonly within = input(false);
  /** Of the heading, which the links of the home page, inbox and mails lead to. */
  protected readonly heading = computed(() => `comments-${this.subject()}`);
  protected readonly talk = inject(Talk);
  protected readonly connection = inject(Connection);
  /** The thread that is being answered. */
  protected readonly answering = signal<string | null>(null);
  protected readonly moreProblem = signal<ApiProblem | null>(null);

  constructor() {
    effect(() => {
      const subject = { kind: this.kind(), id: this.subject() };
      untracked(() => void this.talk.begin(subject));
    });
    const scroller = inject(ViewportScroller);
    const router = inject(Router);
    let wanted = true;
    // What is said comes after the page itself: whoever followed a link to it is taken there once it has come, to the first word that is new to her.
    afterRenderEffect(() => {
      if (!wanted || !this.talk.loaded()) return;
      wanted = false;
      if (!router.url.endsWith(`#${this.heading()}`)) return;
      const fresh = this.talk.threads().flatMap(({ first, answers }) => [first, ...answers]).find(({ isNew }) => isNew);
      scroller.scrollToAnchor(fresh ? `comment-${fresh.id}` : this.heading());
    });
  }

  protected readonly write = ({ audience, stateCode, idempotencyKey, ...written }: Written) => this.talk.write({ ...written, audience: audience ?? 'state', stateCode }, idempotencyKey);

  protected answerTo(id: string): (written: Written) => Promise<void> {
    return async ({ body, language, mentionIds, idempotencyKey }) => {
      await this.talk.answer(id, { body, language, mentionIds }, idempotencyKey);
      this.answering.set(null);
    };
  }

  protected async more(): Promise<void> {
    this.moreProblem.set(null);
    await this.talk.more().catch((error: unknown) => this.moreProblem.set(ApiProblem.from(error)));
  }
}
