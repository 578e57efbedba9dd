import { Component, model, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog } from '@suivi/shared/web';

/** Asks once before an entry is withdrawn, which is for good. */
@Component({
  selector: 'suivi-withdraw-dialog',
  imports: [TranslocoDirective, Dialog],
  templateUrl: './withdraw-dialog.html',
})
export class WithdrawDialog {
  readonly open = model.required<boolean>();
  readonly agreed = output<void>();
}
