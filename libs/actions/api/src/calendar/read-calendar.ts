import type { Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import type { Timeline, TimelineEntry } from '@suivi/actions/domain';
import { readTimeline } from '../timeline/read-timeline.ts';

/** As far back and ahead as a calendar looks, in days. */
const BEHIND = 365;
const AHEAD = 3 * 365;
const DAY = 86_400_000;

/**
 * What concerns the reader: of a delegation, what its own State takes part in, and its own milestones; of the programme's people, all they may
 * see. What is late beyond the window stays out: a calendar holds so much, and what lies ahead must not make room for it.
 */
export async function readCalendar(work: Work, now = Date.now()): Promise<Timeline> {
  const { role, state } = work.actor;
  const [from, to] = [-BEHIND, AHEAD].map((days) => new Date(now + days * DAY).toISOString().slice(0, 10)) as [string, string];
  const own = isNational(role) ? state : null;
  const timeline = await readTimeline(work, { from, to, state: own ? [own] : undefined, meeting: undefined, institution: undefined, late: 'within' });
  const concerns = ({ stateCode, dueOn }: TimelineEntry['milestones'][number]) => (own === null || stateCode === own) && dueOn >= from && dueOn <= to;
  return { ...timeline, items: timeline.items.map((entry) => ({ ...entry, milestones: entry.milestones.filter(concerns) })) };
}
