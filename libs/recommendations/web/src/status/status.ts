import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Status } from '@suivi/recommendations/domain';
import { Icon } from '@suivi/shared/web';

/** Where a commitment stands: a shape, a word and a colour that mean the same thing, the same everywhere. */
@Component({
  selector: 'suivi-status',
  imports: [TranslocoDirective, Icon],
  templateUrl: './status.html',
  host: { class: 'status-group' },
})
export class StatusMark {
  readonly status = input.required<Status | (string & {})>();
  readonly overdue = input(false);
  readonly stalled = input(false);
  protected readonly kind = computed(() => 'status status-' + this.status());
}
