import type { ElementRef} from '@angular/core';
import { ChangeDetectionStrategy, Component, afterNextRender, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Subject } from '@suivi/recommendations/domain';
import { Icon, SuiviDate } from '@suivi/shared/web';
import { subjectLink } from '../../subject-link.ts';
import type { Receipt } from '../../recommendations-api.ts';

/** The receipt of what was just submitted, to be kept or printed. */
@Component({
  selector: 'suivi-receipt-panel',
  imports: [RouterLink, TranslocoDirective, Icon, SuiviDate],
  templateUrl: './receipt-panel.html',
  styleUrl: './receipt-panel.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReceiptPanel {
  readonly receipt = input.required<Receipt>();
  readonly subject = input.required<Subject>();
  protected readonly subjectLink = subjectLink;
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    // The form she was in is gone: who listens to the page must be told where she is now.
    afterNextRender(() => this.heading()?.nativeElement.focus());
  }

  protected print(): void {
    window.print();
  }
}
