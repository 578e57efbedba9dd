import { Component, DOCUMENT, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { SwUpdate } from '@angular/service-worker';
import { TranslocoDirective } from '@jsverse/transloco';
import { Connection, Icon } from '@suivi/shared/web';

/** What concerns every page: no connection, or a newer version of the portal. */
@Component({
  selector: 'app-notices',
  imports: [TranslocoDirective, Icon],
  templateUrl: './notices.html',
  styleUrl: './notices.scss',
})
export class Notices {
  private readonly location = inject(DOCUMENT).location;
  protected readonly offline = inject(Connection).offline;
  protected readonly newer = signal(false);

  constructor() {
    inject(SwUpdate)
      .versionUpdates.pipe(takeUntilDestroyed())
      .subscribe(({ type }) => {
        if (type === 'VERSION_READY') this.newer.set(true);
      });
  }

  protected reload(): void {
    this.location.reload();
  }
}
