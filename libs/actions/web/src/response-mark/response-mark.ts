import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Response } from '@suivi/actions/domain';
import { Icon, type IconName } from '@suivi/shared/web';

const ICONS: Record<Response, IconName> = { invited: 'mail', accepted: 'check', change_proposed: 'edit', declined: 'close' };

/** What a State answered to the part that was proposed to it: an icon, a word and a colour. */
@Component({
  selector: 'suivi-response',
  imports: [TranslocoDirective, Icon],
  template: `<span *transloco="let t" [class]="kind()"><suivi-icon [name]="icon()" />{{ t('actions.response.' + response()) }}</span>`,
  styleUrl: './response-mark.scss',
})
export class ResponseMark {
  readonly response = input.required<Response>();
  protected readonly icon = computed(() => ICONS[this.response()]);
  protected readonly kind = computed(() => 'tag response-' + this.response());
}
