import { ChangeDetectionStrategy, Component, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog } from '@suivi/shared/web';

/** Asks once before a draft is thrown away, with its evidence. */
@Component({
  selector: 'suivi-discard-dialog',
  imports: [TranslocoDirective, Dialog],
  templateUrl: './discard-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DiscardDialog {
  readonly discarded = output<void>();
  protected readonly open = signal(false);

  protected discard(): void {
    this.open.set(false);
    this.discarded.emit();
  }
}
