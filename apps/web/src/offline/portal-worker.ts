import { DOCUMENT, Injectable, inject, isDevMode, signal } from '@angular/core';
import { workerScript } from './worker-script.ts';

/** In milliseconds: how long the first page has the line to itself before the worker fetches the rest. */
const FIRST_PAGE_FIRST = 3_000;

/**
 * Angular's service worker, which lets the portal open without network, and the news from it. Registered by hand: the package's own
 * client is a sixtieth of the first page and its registration is refused where Trusted Types are enforced.
 */
@Injectable({ providedIn: 'root' })
export class PortalWorker {
  private readonly navigator = inject(DOCUMENT).defaultView?.navigator;
  private readonly ready = signal(false);
  /** Whether a newer version of the portal was fetched and waits for a reload. */
  readonly newer = this.ready.asReadonly();

  start(): void {
    const workers = this.navigator?.serviceWorker;
    if (!workers || isDevMode()) return;
    const wake = () => workers.controller?.postMessage({ action: 'INITIALIZE' });
    workers.addEventListener('controllerchange', wake);
    workers.addEventListener('message', ({ data }: MessageEvent<{ type?: string } | null>) => {
      if (data?.type === 'VERSION_READY') this.ready.set(true);
    });
    // Where a browser forbids workers, as in private windows, the portal works with network only.
    setTimeout(() => void workers.register(workerScript()).then(wake, () => undefined), FIRST_PAGE_FIRST);
  }
}
