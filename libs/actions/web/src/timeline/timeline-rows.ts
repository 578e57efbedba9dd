import type { TimelineEntry } from '@suivi/actions/domain';
import { SETTLED } from '@suivi/recommendations/domain';
import { addDays } from '@suivi/states/domain';
import { pointOf, stretchOf, type Span } from './span.ts';
import type { Grouping, TimelineFilters } from './timeline-address.ts';

const SOON_DAYS = 30;

/** What is shown under one name: a State, a meeting or an institution; the last group has none. */
export interface Group {
  key: string;
  name: string;
  entries: TimelineEntry[];
}

const KEYS = { state: 'stateCodes', meeting: 'meetingIds', institution: 'institutionIds' } as const;

/** The deadlines and actions by what one looks for; what concerns several stands under each, as far as the filters ask for it. */
export function groupsOf(entries: readonly TimelineEntry[], grouping: Grouping, filters: TimelineFilters, nameOf: (key: string) => string, compare: (one: string, other: string) => number): Group[] {
  const groups = new Map<string, TimelineEntry[]>();
  const asked = filters[grouping];
  for (const entry of entries) {
    if (entry.kind === 'meeting') continue;
    const own = entry[KEYS[grouping]].filter((key) => !asked || asked.includes(key));
    for (const key of own.length > 0 ? own : ['']) groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups].map(([key, own]) => ({ key, name: key && nameOf(key), entries: own })).sort((one, other) => Number(!one.key) - Number(!other.key) || compare(one.name, other.name));
}

/** By the month in which they end, for a narrow screen. */
export function monthsOf(entries: readonly TimelineEntry[]): Group[] {
  const months = Map.groupBy(entries, ({ endsOn }) => `${endsOn.slice(0, 7)}-01`);
  return [...months].map(([key, own]) => ({ key, name: key, entries: own })).sort((one, other) => one.key.localeCompare(other.key));
}

/** Where an entry stands in the drawing, in per cent of the span from where it begins. */
export interface Placed {
  entry: TimelineEntry;
  bar: { start: number; width: number } | null;
  /** From the day after the due date to today, of what is late. */
  late: { start: number; width: number } | null;
  due: number | null;
  /** The first date set, where it was moved since. */
  first: number | null;
  milestones: { at: number; reached: boolean; milestone: TimelineEntry['milestones'][number] }[];
}

export function placed(entry: TimelineEntry, span: Span, today: string): Placed {
  const { startsOn, endsOn, firstEndsOn, overdue, milestones } = entry;
  return {
    entry,
    bar: startsOn ? stretchOf({ from: startsOn, to: endsOn }, span) : null,
    late: overdue ? stretchOf({ from: addDays(endsOn, 1), to: today }, span) : null,
    due: pointOf(endsOn, span),
    first: firstEndsOn ? pointOf(firstEndsOn, span) : null,
    milestones: milestones.flatMap((milestone) => {
      const at = pointOf(milestone.dueOn, span);
      return at === null ? [] : [{ at, reached: milestone.reachedOn !== null, milestone }];
    }),
  };
}

/** How many of the deadlines shown are late, and how many fall due within 30 days. */
export function countsOf(entries: readonly TimelineEntry[], today: string): { late: number; soon: number; deadlines: number } {
  const deadlines = entries.filter(({ kind, cancelled }) => kind !== 'meeting' && !cancelled);
  const last = addDays(today, SOON_DAYS);
  const isSoon = ({ endsOn, status }: TimelineEntry) => endsOn >= today && endsOn <= last && !(status && SETTLED.includes(status));
  return { late: deadlines.filter(({ overdue }) => overdue).length, soon: deadlines.filter(isSoon).length, deadlines: deadlines.length };
}
