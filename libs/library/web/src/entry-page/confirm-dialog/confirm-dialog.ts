import { Component, input, model, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Audience } from '@suivi/access/domain';
import { Dialog } from '@suivi/shared/web';

/** Asks once before an entry is shown to others, withdrawn or thrown away, none of which is undone. */
@Component({
  selector: 'suivi-confirm-dialog',
  imports: [TranslocoDirective, Dialog],
  template: `<ng-container *transloco="let t">
    <suivi-dialog [(open)]="open" [heading]="t('library.' + act() + '.title')">
      <p>{{ t('library.' + act() + '.what') }}</p>
      @if (act() === 'publish') {
        <p>
          <strong>{{ t('audience.' + audience() + '.name') }}.</strong> {{ t('audience.' + audience() + '.who') }}
        </p>
      }
      <div class="buttons">
        <button type="button" class="button" [class.button-danger]="act() !== 'publish'" (click)="agreed.emit()">{{ t('library.' + act() + '.go') }}</button>
        <button type="button" class="button button-secondary" (click)="open.set(false)">{{ t('action.cancel') }}</button>
      </div>
    </suivi-dialog>
  </ng-container>`,
})
export class ConfirmDialog {
  readonly open = model.required<boolean>();
  readonly act = input.required<'publish' | 'withdraw' | 'discard'>();
  readonly audience = input.required<Audience>();
  readonly agreed = output<void>();
}
