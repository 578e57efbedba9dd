import { SETTLED } from '@suivi/recommendations/domain';
import type { TimelineEntry } from './timeline.contract.ts';

export type MilestoneStanding = 'cancelled' | 'reached' | 'overdue' | 'planned';

/** How a milestone stands on a day: it is late from the day after its own, as long as its part binds the State and has something left to do. */
export function milestoneStanding({ cancelled, parts }: Pick<TimelineEntry, 'cancelled' | 'parts'>, { stateCode, dueOn, reachedOn }: TimelineEntry['milestones'][number], today: string): MilestoneStanding {
  if (cancelled) return 'cancelled';
  if (reachedOn !== null) return 'reached';
  return dueOn < today && parts.some((part) => part.stateCode === stateCode && part.response === 'accepted' && !SETTLED.includes(part.status)) ? 'overdue' : 'planned';
}
