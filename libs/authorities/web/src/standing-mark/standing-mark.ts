import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AuthorityStanding, CompetentAuthority } from '@suivi/authorities/domain';
import { Icon, SuiviDate, type IconName } from '@suivi/shared/web';

const ICONS: Record<AuthorityStanding, IconName> = { confirmed: 'check', due: 'clock', old: 'warning', withdrawn: 'close' };

/** How far an entry can be trusted: an icon, a word and a date. */
@Component({
  selector: 'suivi-standing-mark',
  imports: [TranslocoDirective, Icon, SuiviDate],
  template: `<span *transloco="let t" [class]="kind()"><suivi-icon [name]="icon()" /><span>{{ t('authorities.standing.' + authority().standing, { date: day() | suiviDate }) }}</span></span>`,
  styleUrl: './standing-mark.scss',
})
export class StandingMark {
  readonly authority = input.required<Pick<CompetentAuthority, 'standing' | 'confirmedOn' | 'withdrawnOn'>>();
  protected readonly kind = computed(() => `status-mark standing-${this.authority().standing}`);
  protected readonly icon = computed(() => ICONS[this.authority().standing]);
  protected readonly day = computed(() => this.authority().withdrawnOn ?? this.authority().confirmedOn);
}
