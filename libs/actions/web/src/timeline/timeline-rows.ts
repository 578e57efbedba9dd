import type { Response, TimelineEntry } from '@suivi/actions/domain';
import { addDays } from '@suivi/states/domain';
import { pointOf, stretchOf, type Span } from './span.ts';
import type { Grouping, TimelineFilters } from './timeline-address.ts';

/** An entry as one State sees it, or as a whole. */
export interface Row extends TimelineEntry {
  /** What the State answered to its part. */
  response?: Response;
  /** The action is late, and this State's part is not what it waits for. */
  lateAsWhole?: boolean;
}

/** What is shown under one name: a State, a meeting or an institution; the last group has none. */
export interface Group {
  key: string;
  name: string;
  entries: Row[];
}

const KEYS = { state: 'stateCodes', meeting: 'meetingIds', institution: 'institutionIds' } as const;

/** An action as it stands under one State: that State's own part and milestones. */
function ofState(entry: TimelineEntry, stateCode: string): Row {
  const part = entry.parts.find((each) => each.stateCode === stateCode);
  if (!part) return entry;
  const milestones = entry.milestones.filter((milestone) => milestone.stateCode === stateCode);
  return { ...entry, stateCodes: [stateCode], status: part.status, overdue: part.overdue, milestones, response: part.response, lateAsWhole: entry.overdue && !part.overdue };
}

/** The deadlines and actions by what one looks for; what concerns several stands under each, as far as the filters ask for it. */
export function groupsOf(entries: readonly TimelineEntry[], grouping: Grouping, filters: TimelineFilters, nameOf: (key: string) => string, compare: (one: string, other: string) => number): Group[] {
  const groups = new Map<string, Row[]>();
  const asked = filters[grouping];
  for (const entry of entries) {
    if (entry.kind === 'meeting') continue;
    const own = entry[KEYS[grouping]].filter((key) => !asked || asked.includes(key));
    for (const key of own.length > 0 ? own : ['']) groups.set(key, [...(groups.get(key) ?? []), grouping === 'state' ? ofState(entry, key) : entry]);
  }
  return [...groups].map(([key, own]) => ({ key, name: key && nameOf(key), entries: own })).sort((one, other) => Number(!one.key) - Number(!other.key) || compare(one.name, other.name));
}

/** The lines of the table, which says what the drawing says: by State a line for each State's part, else one for each entry; in the order of the dates. */
export function linesOf(entries: readonly TimelineEntry[], groups: readonly Group[], grouping: Grouping): readonly Row[] {
  if (grouping !== 'state') return entries;
  const lines = [...entries.filter(({ kind }) => kind === 'meeting'), ...groups.flatMap((group) => group.entries)];
  return lines.sort((one, other) => one.endsOn.localeCompare(other.endsOn) || one.reference.localeCompare(other.reference));
}

/** On which side of the span an entry lies that is told although it lies outside; null within. */
export function outsideOf({ startsOn, endsOn }: Pick<TimelineEntry, 'startsOn' | 'endsOn'>, { from, to }: Span): 'before' | 'after' | null {
  if (endsOn < from) return 'before';
  return (startsOn ?? endsOn) > to ? 'after' : null;
}

/** By the month in which they end, for a narrow screen. */
export function monthsOf(entries: readonly TimelineEntry[]): Group[] {
  const months = Map.groupBy(entries, ({ endsOn }) => `${endsOn.slice(0, 7)}-01`);
  return [...months].map(([key, own]) => ({ key, name: key, entries: own })).sort((one, other) => one.key.localeCompare(other.key));
}

/** Where an entry stands in the drawing, in per cent of the span from where it begins. */
export interface Placed {
  entry: Row;
  bar: { start: number; width: number } | null;
  /** From the day after the due date to today, of what is late. */
  late: { start: number; width: number } | null;
  due: number | null;
  /** At which edge it is told that it lies outside. */
  outside: 'before' | 'after' | null;
  /** The first date set, where it was moved since. */
  first: number | null;
  milestones: { at: number; reached: boolean; milestone: TimelineEntry['milestones'][number] }[];
}

export function placed(entry: Row, span: Span, today: string): Placed {
  const { startsOn, endsOn, firstEndsOn, overdue, milestones } = entry;
  return {
    entry,
    bar: startsOn ? stretchOf({ from: startsOn, to: endsOn }, span) : null,
    late: overdue ? stretchOf({ from: addDays(endsOn, 1), to: today }, span) : null,
    due: pointOf(endsOn, span),
    outside: outsideOf(entry, span),
    first: firstEndsOn ? pointOf(firstEndsOn, span) : null,
    milestones: milestones.flatMap((milestone) => {
      const at = pointOf(milestone.dueOn, span);
      return at === null ? [] : [{ at, reached: milestone.reachedOn !== null, milestone }];
    }),
  };
}
