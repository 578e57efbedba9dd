import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon.ts';
import type { IconName } from '../icon/icon-paths.ts';

/** Nothing to show, said in a sentence; the next step goes inside. */
@Component({
  selector: 'suivi-empty',
  imports: [Icon],
  template: `<div class="empty"><suivi-icon [name]="icon()" /><p class="empty-title">{{ title() }}</p><div class="empty-next"><ng-content /></div></div>`,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly icon = input<IconName>('inbox');
}
