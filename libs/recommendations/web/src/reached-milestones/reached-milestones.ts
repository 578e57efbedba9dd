import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { SubmissionMilestone } from '@suivi/recommendations/domain';
import { Icon, SuiviDate, TextView } from '@suivi/shared/web';

/** The milestones of an action that a submission says were reached, each with its day, under the titles they had then. */
@Component({
  selector: 'suivi-reached-milestones',
  imports: [TranslocoDirective, Icon, SuiviDate, TextView],
  templateUrl: './reached-milestones.html',
  styleUrl: './reached-milestones.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReachedMilestones {
  readonly milestones = input.required<readonly SubmissionMilestone[]>();
}
