import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { STATUSES, type Status } from '@suivi/recommendations/domain';

/** Which status the State declares, each with what it means, so that two States mean the same by the same word. */
@Component({
  selector: 'suivi-status-choice',
  imports: [TranslocoDirective],
  templateUrl: './status-choice.html',
  styleUrl: './status-choice.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StatusChoice {
  readonly value = model.required<Status>();
  readonly legend = input.required<string>();
  readonly name = input('status');
  protected readonly statuses = STATUSES;
}
