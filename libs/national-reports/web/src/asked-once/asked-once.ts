import { Component, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog } from '@suivi/shared/web';

/** A button for what cannot be taken back, which asks once; the sentence that says what will happen goes inside. */
@Component({
  selector: 'suivi-asked-once',
  imports: [TranslocoDirective, Dialog],
  template: `
    <ng-container *transloco="let t">
      <button type="button" class="button button-danger" [disabled]="busy()" (click)="asking.set(true)">{{ act() }}</button>
      <suivi-dialog [(open)]="asking" [heading]="act()">
        <ng-content />
        <div class="buttons">
          <button type="button" class="button button-danger" [disabled]="busy()" (click)="asking.set(false); confirmed.emit()">{{ act() }}</button>
          <button type="button" class="button button-secondary" (click)="asking.set(false)">{{ t('action.cancel') }}</button>
        </div>
      </suivi-dialog>
    </ng-container>
  `,
})
export class AskedOnce {
  readonly act = input.required<string>();
  readonly busy = input(false);
  readonly confirmed = output<void>();
  protected readonly asking = signal(false);
}
