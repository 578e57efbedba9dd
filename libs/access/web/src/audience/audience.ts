import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Audience } from '@suivi/access/domain';
import { Icon, type IconName } from '@suivi/shared/web';

const ICONS: Record<Audience, IconName> = { delegation: 'lock', participants: 'people', donors: 'eye', public: 'language' };

/** Who may see something, by name. */
@Component({
  selector: 'suivi-audience',
  imports: [TranslocoDirective, Icon],
  template: `<span *transloco="let t" class="tag tag-quiet"><suivi-icon [name]="icon()" />{{ t('audience.' + audience() + '.name') }}</span>`,
})
export class AudienceMark {
  readonly audience = input.required<Audience>();
  protected readonly icon = computed(() => ICONS[this.audience()]);
}
