import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActionSummary } from '@suivi/actions/domain';
import { LanguageStore, SuiviDate } from '@suivi/shared/web';

/** Until when, and the first date set where it was moved since. */
@Component({
  selector: 'suivi-due-date',
  imports: [TranslocoDirective, SuiviDate],
  template: `
    <ng-container *transloco="let t">
      <span class="due">{{ action().dueOn | suiviDate: 'medium' }}</span>
      @if (action().firstDueOn !== action().dueOn) {
        <span class="first">{{ t('actions.first_due', { date: language.formatDate(action().firstDueOn, 'medium') }) }}</span>
      }
    </ng-container>
  `,
  styles: `
    .due,
    .first {
      display: block;
    }
    .first {
      color: var(--ink-quiet);
      font-size: var(--text-small);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DueDate {
  readonly action = input.required<Pick<ActionSummary, 'dueOn' | 'firstDueOn'>>();
  protected readonly language = inject(LanguageStore);
}
