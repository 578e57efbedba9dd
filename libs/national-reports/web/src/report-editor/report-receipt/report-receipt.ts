import { Component, afterNextRender, input, viewChild, type ElementRef } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, SuiviDate } from '@suivi/shared/web';
import type { ReportReceipt } from '../../national-reports-api.ts';

/** The receipt of the report that was just submitted, to be kept or printed. */
@Component({
  selector: 'suivi-report-receipt',
  imports: [RouterLink, TranslocoDirective, Icon, SuiviDate],
  templateUrl: './report-receipt.html',
  styleUrl: './report-receipt.scss',
})
export class ReportReceiptPanel {
  readonly receipt = input.required<ReportReceipt>();
  readonly roundId = input.required<string>();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    // The form she was in is gone: who listens to the page must be told where she is now.
    afterNextRender(() => this.heading()?.nativeElement.focus());
  }

  protected print(): void {
    window.print();
  }
}
