import type { Work } from '@suivi/access/api';
import { isNational } from '@suivi/access/domain';
import type { Timeline } from '@suivi/actions/domain';
import { readTimeline } from '../timeline/read-timeline.ts';

/** As far back and ahead as a calendar looks, in days. */
const BEHIND = 365;
const AHEAD = 3 * 365;
const DAY = 86_400_000;

/** What concerns the reader: of a delegation, what its own State takes part in; of the programme's people, all they may see. */
export function readCalendar(work: Work, now = Date.now()): Promise<Timeline> {
  const { role, state } = work.actor;
  const [from, to] = [-BEHIND, AHEAD].map((days) => new Date(now + days * DAY).toISOString().slice(0, 10)) as [string, string];
  return readTimeline(work, { from, to, state: isNational(role) && state ? [state] : undefined, meeting: undefined, institution: undefined, late: 'within' });
}
