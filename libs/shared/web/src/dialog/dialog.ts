import type { ElementRef} from '@angular/core';
import { Component, effect, input, model, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '../icon/icon.ts';

/** The platform's modal dialog with a title and a way out: `<suivi-dialog [(open)]="asked" heading="...">`. */
@Component({
  selector: 'suivi-dialog',
  imports: [TranslocoDirective, Icon],
  templateUrl: './dialog.html',
})
export class Dialog {
  readonly open = model.required<boolean>();
  readonly heading = input.required<string>();
  readonly closable = input(true);
  private readonly dialog = viewChild<ElementRef<HTMLDialogElement>>('dialog');

  constructor() {
    effect(() => {
      const dialog = this.dialog()?.nativeElement;
      if (!dialog) return;
      if (this.open() && !dialog.open) dialog.showModal();
      if (!this.open() && dialog.open) dialog.close();
    });
  }

  protected refuseUnlessClosable(event: Event): void {
    if (!this.closable()) event.preventDefault();
  }
}
