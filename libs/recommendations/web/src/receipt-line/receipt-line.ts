import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageStore } from '@suivi/shared/web';

/** The receipt of a submission in one line: its number, when, and the hash that proves what was sent, ready to be copied. */
@Component({
  selector: 'suivi-receipt-line',
  imports: [TranslocoDirective],
  templateUrl: './receipt-line.html',
  styleUrl: './receipt-line.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReceiptLine {
  readonly receipt = input.required<{ number: string; submittedAt: string; sha256: string }>();
  protected readonly language = inject(LanguageStore);
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    // Without a secure context there is no clipboard; the hash can still be selected by hand.
    await navigator.clipboard?.writeText(this.receipt().sha256).then(() => this.copied.set(true), () => undefined);
  }
}
