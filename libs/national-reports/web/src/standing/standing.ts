import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportStanding, RoundStanding } from '@suivi/national-reports/domain';
import { Icon, type IconName } from '@suivi/shared/web';

const OF_ROUND: Record<RoundStanding, [IconName, string]> = { draft: ['edit', 'phase-draft'], planned: ['calendar', 'tag-quiet'], open: ['clock', 'phase-submitted'], ended: ['lock', 'tag-quiet'] };
const OF_REPORT: Record<ReportStanding, [IconName, string]> = {
  not_begun: ['minus', 'phase-draft'],
  begun: ['edit', 'phase-draft'],
  not_reported: ['minus', 'phase-draft'],
  submitted: ['send', 'phase-submitted'],
  returned: ['undo', 'phase-returned'],
  validated: ['check', 'phase-validated'],
  not_shared: ['lock', 'tag-quiet'],
};

/** Where a round stands, in an icon and a word. */
@Component({
  selector: 'suivi-round-standing',
  imports: [TranslocoDirective, Icon],
  template: `<span *transloco="let t" [class]="'tag ' + look()[1]"><suivi-icon [name]="look()[0]" />{{ t('rounds.standing.' + standing()) }}</span>`,
})
export class RoundStandingMark {
  readonly standing = input.required<RoundStanding>();
  protected readonly look = computed(() => OF_ROUND[this.standing()]);
}

/** Where a State stands in a round, in an icon and a word; late is said beside it. */
@Component({
  selector: 'suivi-report-standing',
  imports: [TranslocoDirective, Icon],
  template: `
    <ng-container *transloco="let t">
      <span [class]="'tag ' + look()[1]"><suivi-icon [name]="look()[0]" />{{ t('rounds.report_standing.' + standing()) }}</span>
      @if (late()) {
        <span class="status-mark status-overdue"><suivi-icon name="warning" />{{ t('rounds.late') }}</span>
      }
    </ng-container>
  `,
  host: { class: 'row' },
})
export class ReportStandingMark {
  readonly standing = input.required<ReportStanding>();
  readonly late = input(false);
  protected readonly look = computed(() => OF_REPORT[this.standing()]);
}
