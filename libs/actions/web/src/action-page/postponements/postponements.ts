import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Action } from '@suivi/actions/domain';
import { LanguageStore } from '@suivi/shared/web';

/** Each time the due date was moved: from when to when, why, and who did it. */
@Component({
  selector: 'suivi-postponements',
  imports: [TranslocoDirective],
  templateUrl: './postponements.html',
  styles: `
    p {
      margin: 0;
    }
    .said {
      white-space: pre-wrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Postponements {
  readonly postponements = input.required<Action['postponements']>();
  protected readonly language = inject(LanguageStore);
}
