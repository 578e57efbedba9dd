import { DestroyRef, DOCUMENT, Injectable, inject, signal } from '@angular/core';

/** Whether the portal can be reached, from what the browser says and from how the last request ended. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly lost = signal(this.window?.navigator.onLine === false);
  readonly offline = this.lost.asReadonly();

  constructor() {
    const change = () => this.lost.set(this.window?.navigator.onLine === false);
    this.window?.addEventListener('online', change);
    this.window?.addEventListener('offline', change);
    inject(DestroyRef).onDestroy(() => {
      this.window?.removeEventListener('online', change);
      this.window?.removeEventListener('offline', change);
    });
  }

  /** Tells how a request ended: with an answer, whichever, or without. */
  answered(received: boolean): void {
    this.lost.set(!received);
  }
}
