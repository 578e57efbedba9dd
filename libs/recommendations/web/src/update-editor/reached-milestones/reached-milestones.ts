import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { progressOf, type ReachedMilestone } from '@suivi/recommendations/domain';
import { todayIn } from '@suivi/shared/domain';
import { LanguageStore, TextView } from '@suivi/shared/web';
import type { OwnMilestone } from '../../subject-reader.ts';

/** Which milestones of an action were reached, and when: progress is read off them, nobody types it. */
@Component({
  selector: 'suivi-reached-milestones',
  imports: [TranslocoDirective, TextView],
  templateUrl: './reached-milestones.html',
  styleUrl: './reached-milestones.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ReachedMilestones {
  readonly milestones = input.required<readonly OwnMilestone[]>();
  readonly value = input.required<readonly ReachedMilestone[]>();
  /** Told by a function, since what is fetched on demand is bound by its inputs alone. */
  readonly changed = input.required<(reached: ReachedMilestone[]) => void>();
  protected readonly language = inject(LanguageStore);
  protected readonly today = todayIn(this.language.timeZone(), new Date());

  protected readonly progress = computed(() => progressOf(this.milestones(), this.value().map(({ milestoneId }) => milestoneId)));

  protected reachedOn(id: string): string | null {
    return this.value().find(({ milestoneId }) => milestoneId === id)?.reachedOn ?? null;
  }

  /** In the order of the milestones, so that two people who tick the same have said the same. */
  protected set(id: string, reachedOn: string | null): void {
    const reached = new Map(this.value().map((each) => [each.milestoneId, each.reachedOn]));
    if (reachedOn) reached.set(id, reachedOn);
    else reached.delete(id);
    this.changed()(this.milestones().flatMap(({ id: milestoneId }) => (reached.has(milestoneId) ? [{ milestoneId, reachedOn: reached.get(milestoneId)! }] : [])));
  }
}
