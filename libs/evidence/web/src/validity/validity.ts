import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { validityOf } from '@suivi/evidence/domain';
import { todayIn } from '@suivi/shared/domain';
import { Icon, LanguageStore, SuiviDate, type IconName } from '@suivi/shared/web';

const ICONS: Record<string, IconName> = { valid: 'calendar', today: 'clock', expiring: 'clock', expired: 'warning' };

/** Until when a piece is valid, in words, with the days that are left where the reader is; nothing for one that does not expire. */
@Component({
  selector: 'suivi-validity',
  imports: [TranslocoDirective, Icon, SuiviDate],
  template: `
    @if (shown(); as shown) {
      <span *transloco="let t" [class]="'status-mark ' + shown.standing"><suivi-icon [name]="icons[shown.standing]!" /> {{ t('evidence.validity.' + shown.standing, { count: shown.days, date: validUntil() | suiviDate }) }}</span>
    }
  `,
  styles: `
    .valid {
      font-weight: 400;
    }
    .today,
    .expiring {
      color: var(--warning);
    }
    .expired {
      color: var(--danger);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ValidityMark {
  private readonly language = inject(LanguageStore);
  readonly validUntil = input.required<string | null>();
  protected readonly icons = ICONS;
  protected readonly shown = computed(() => {
    const validity = validityOf(this.validUntil(), todayIn(this.language.timeZone(), new Date()));
    return validity && { ...validity, standing: validity.days === 0 ? 'today' : validity.standing };
  });
}
