import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Phase } from '@suivi/recommendations/domain';
import { Icon, type IconName } from '@suivi/shared/web';

const ICONS: Record<Phase, IconName> = { draft: 'edit', submitted: 'send', returned: 'undo', withdrawn: 'close', validated: 'check' };

/** Where a submission is on its one path, from draft to validated. */
@Component({
  selector: 'suivi-phase',
  imports: [TranslocoDirective, Icon],
  template: `<span *transloco="let t" [class]="kind()"><suivi-icon [name]="icon()" />{{ t('phase.' + phase()) }}</span>`,
})
export class PhaseMark {
  readonly phase = input.required<Phase>();
  protected readonly icon = computed(() => ICONS[this.phase()]);
  protected readonly kind = computed(() => 'tag phase-' + this.phase());
}
