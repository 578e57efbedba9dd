import { DOCUMENT, Injectable, inject } from '@angular/core';
import { NavigationEnd, NavigationStart, Router, Scroll } from '@angular/router';

/** In milliseconds: how long a page that loads its records is waited for. */
const PATIENCE = 4_000;

/** After a navigation the focus goes to the page's heading; going back returns to where the reader was, once the records are there. */
@Injectable({ providedIn: 'root' })
export class PageMovement {
  private readonly document = inject(DOCUMENT);
  private readonly router = inject(Router);
  private path = '';
  private first = true;
  private stopWaiting: (() => void) | null = null;

  start(): void {
    this.router.events.subscribe((event) => {
      if (event instanceof NavigationStart) this.stopWaiting?.();
      const scroll = event instanceof Scroll ? event : null;
      if (scroll?.routerEvent instanceof NavigationEnd) this.arrive(scroll.routerEvent.urlAfterRedirects, scroll.position);
    });
  }

  private arrive(url: string, position: [number, number] | null): void {
    const path = url.split(/[?#]/)[0] ?? '';
    // Filters change the address of a page without leaving it, and a page just opened has the focus where the browser put it.
    const moved = path !== this.path && !this.first;
    this.path = path;
    this.first = false;
    if (!moved) return;
    const body = this.document.body;
    body.focus();
    this.whenThere(() => {
      const heading = this.document.querySelector<HTMLElement>('main h1');
      if (!heading) return false;
      const untouched = this.document.activeElement === body || this.document.activeElement === null || !this.document.activeElement.closest('main');
      if (untouched) {
        heading.tabIndex = -1;
        heading.focus({ preventScroll: true });
      }
      const view = this.document.defaultView;
      if (!position || !view) return true;
      view.scrollTo(...position);
      return Math.abs(view.scrollY - position[1]) < 2;
    });
  }

  private whenThere(done: () => boolean): void {
    if (done()) return;
    const observer = new MutationObserver(() => done() && stop());
    const stop = () => {
      observer.disconnect();
      clearTimeout(timer);
    };
    const timer = setTimeout(stop, PATIENCE);
    const main = this.document.querySelector('main') ?? this.document.body;
    observer.observe(main, { childList: true, subtree: true });
    this.stopWaiting = stop;
  }
}
