import type { Params } from '@angular/router';
import { milestoneStanding, type MilestoneStanding, type TimelineEntry } from '@suivi/actions/domain';
import { stateCodeSchema } from '@suivi/shared/domain';
import { addDays, weekdayOf, type DaysOff } from '@suivi/states/domain';
import { offOn } from '../day-off/off-on.ts';

export interface CalendarView {
  /** `2026-11`; without it the month of today. */
  month?: string;
  state?: string;
}

/** Reads the view off an address; what means nothing is left out instead of failing the page. */
export function viewFrom({ month, state }: Params): CalendarView {
  const known = stateCodeSchema.safeParse(state);
  return { ...(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(String(month)) && { month: String(month) }), ...(known.success && { state: known.data }) };
}

export function monthAfter(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks of a month, whole: the first and the last may reach into its neighbours. */
export function weeksOf(month: string, firstDay: number): string[][] {
  const first = `${month}-01`;
  const last = addDays(`${monthAfter(month, 1)}-01`, -1);
  const weeks: string[][] = [];
  for (let day = addDays(first, -((weekdayOf(first) - firstDay + 7) % 7)); day <= last; day = addDays(day, 7)) weeks.push(Array.from({ length: 7 }, (_, index) => addDays(day, index)));
  return weeks;
}

/** Whether something falls on a day: a deadline on its own, a meeting on each of its days. */
export function isOn({ kind, startsOn, endsOn }: TimelineEntry, day: string): boolean {
  return kind === 'meeting' ? (startsOn ?? endsOn) <= day && day <= endsOn : endsOn === day;
}

/** A milestone that is planned for a day, and the action that it belongs to. */
export interface MilestoneOn extends Pick<TimelineEntry['milestones'][number], 'id' | 'title' | 'stateCode'>, Pick<TimelineEntry, 'reference' | 'illustrative'> {
  actionId: string;
  standing: MilestoneStanding;
}

/** Of an action the milestones of a day: of one State, or of all. */
export function milestonesOn(entry: TimelineEntry, day: string, today: string, state?: string): MilestoneOn[] {
  const { id: actionId, reference, illustrative } = entry;
  return entry.milestones
    .filter(({ dueOn, stateCode }) => dueOn === day && (!state || stateCode === state))
    .map((milestone) => ({ id: milestone.id, title: milestone.title, stateCode: milestone.stateCode, actionId, reference, illustrative, standing: milestoneStanding(entry, milestone, today) }));
}

/** Of what falls due on a day on which a State does not work: the State, and the last day before on which it does. */
export function dueOnDaysOff({ kind, stateCodes, endsOn, cancelled }: TimelineEntry, daysOff: ReadonlyMap<string, DaysOff>): { stateCode: string; last: string }[] {
  return kind === 'meeting' || cancelled ? [] : offOn(endsOn, stateCodes, daysOff);
}
