import { DestroyRef, DOCUMENT, effect, Injectable, inject, signal, untracked } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import { NotificationsApi } from '../notifications-api.ts';

/** In milliseconds: how old the count may become while the page is looked at. A page in the background asks nothing. */
const FRESH = 120_000;

/** How many messages one has not read: asked when somebody signs in or comes back to the page, and every two minutes while she looks at it. */
@Injectable({ providedIn: 'root' })
export class UnreadStore {
  private readonly api = inject(NotificationsApi);
  private readonly document = inject(DOCUMENT);
  private readonly session = inject(SessionStore).session;
  private readonly count = signal<number | null>(null);
  private askedAt = 0;
  /** Null while nobody knows. */
  readonly unread = this.count.asReadonly();

  constructor() {
    const onLook = () => this.refreshIfOld();
    this.document.addEventListener('visibilitychange', onLook);
    const timer = setInterval(onLook, FRESH / 4);
    inject(DestroyRef).onDestroy(() => {
      this.document.removeEventListener('visibilitychange', onLook);
      clearInterval(timer);
    });
    effect(() => {
      const who = this.session()?.user.id;
      untracked(() => {
        this.askedAt = 0;
        this.count.set(null);
        if (who) this.refreshIfOld();
      });
    });
  }

  /** Takes over a count that another answer brought along. */
  set(unread: number): void {
    this.askedAt = Date.now();
    this.count.set(unread);
  }

  private refreshIfOld(): void {
    if (!this.session() || this.document.visibilityState !== 'visible' || Date.now() - this.askedAt < FRESH) return;
    this.askedAt = Date.now();
    // Without an answer the old count stands; whatever keeps the portal away is said by what one does, not by a count.
    void this.api.unread().then(({ unread }) => this.set(unread), () => undefined);
  }
}
