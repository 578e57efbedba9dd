import { Component, DOCUMENT, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Connection, Icon } from '@suivi/shared/web';
import { PortalWorker } from '../../offline/portal-worker.ts';

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
  protected readonly newer = inject(PortalWorker).newer;

  protected reload(): void {
    this.location.reload();
  }
}
