import type { FeedReader } from '@suivi/access/api';
import { milestoneStanding, type Timeline, type TimelineEntry } from '@suivi/actions/domain';
import { dateText, readIn } from '@suivi/shared/domain';
import ical, { ICalEventStatus, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import texts from './calendar.json' with { type: 'json' };

const DAY = 86_400_000;
/** How often a program should ask again. */
const REFRESH_SECONDS = 6 * 60 * 60;

/**
 * The calendar as RFC 5545 wants it: days without a time, since a due date is that day everywhere; the same identifier for the same record for
 * ever, with a sequence that grows, so that a moved date moves the entry; what was cancelled says so instead of vanishing. Nothing in it changes within a day but what
 * the records say, so that an unchanged calendar is not sent again.
 */
export function calendarOf({ items, today }: Timeline, { language, alpha2 }: FeedReader, portal: string): string {
  const words = texts[language];
  const calendar = ical({ name: words.name, prodId: { company: 'Suivi', product: 'Suivi', language: language.toUpperCase() }, ttl: REFRESH_SECONDS });
  for (const entry of items) {
    const { kind, id, startsOn, endsOn, cancelled, revision } = entry;
    const shared = { url: `${portal}/${kind}s/${id}`, today, cancelled, busy: kind === 'meeting' };
    add(calendar, { ...shared, id: `${kind}-${id}`, first: kind === 'meeting' ? (startsOn ?? endsOn) : endsOn, last: endsOn, revision, summary: summaryOf(entry, language), facts: factsOf(entry, language, alpha2) });
    for (const milestone of entry.milestones) {
      const { dueOn } = milestone;
      add(calendar, { ...shared, id: `milestone-${milestone.id}`, first: dueOn, last: dueOn, revision: milestone.revision, summary: milestoneSummary(entry, milestone, today, language), facts: milestoneFacts(entry, milestone, language, alpha2) });
    }
  }
  return calendar.toString();
}

interface Dated {
  id: string;
  first: string;
  last: string;
  today: string;
  revision: number;
  summary: string;
  facts: string[];
  url: string;
  cancelled: boolean;
  busy: boolean;
}

function add(calendar: ICalCalendar, { id, first, last, today, revision, summary, facts, url, cancelled, busy }: Dated): void {
  calendar.createEvent({
    id: `${id}@suivi`,
    sequence: revision,
    stamp: new Date(today),
    start: new Date(first),
    // The end of a day is the beginning of the next (RFC 5545, 3.6.1).
    end: new Date(Date.parse(last) + DAY),
    allDay: true,
    summary,
    description: [...facts, url].join('\n'),
    url,
    status: cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: busy ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
  });
}

function summaryOf({ kind, reference, title, overdue, cancelled }: TimelineEntry, language: FeedReader['language']): string {
  const words = texts[language];
  const text = readIn(title, language).text;
  if (kind === 'meeting') return text;
  return `${cancelled ? words.cancelled : overdue ? words.overdue : words.due} ${reference} · ${text}`;
}

type Milestone = TimelineEntry['milestones'][number];

/** `today` is where the reader is. */
function milestoneSummary(entry: TimelineEntry, milestone: Milestone, today: string, language: FeedReader['language']): string {
  const words = texts[language];
  const standing = { cancelled: words.cancelled, reached: words.reached, overdue: words.milestone_overdue, planned: words.milestone }[milestoneStanding(entry, milestone, today)];
  return `${standing} ${entry.reference} · ${readIn(milestone.title, language).text}`;
}

function milestoneFacts({ title, illustrative }: TimelineEntry, { stateCode, reachedOn }: Milestone, language: FeedReader['language'], alpha2: FeedReader['alpha2']): string[] {
  const words = texts[language];
  const facts = [words.kind.milestone, readIn(title, language).text, statesIn([stateCode], language, alpha2), reachedOn ? words.reached_on.replace('{date}', dateIn(language, reachedOn)) : '', illustrative ? words.illustrative : ''];
  return facts.filter(Boolean);
}

function factsOf({ kind, stateCodes, status, firstEndsOn, illustrative, cancelled }: TimelineEntry, language: FeedReader['language'], alpha2: FeedReader['alpha2']): string[] {
  const words = texts[language];
  return [
    words.kind[kind],
    statesIn(stateCodes, language, alpha2),
    status && !cancelled ? words.status[status] : '',
    firstEndsOn ? words.first.replace('{date}', dateIn(language, firstEndsOn)) : '',
    illustrative ? words.illustrative : '',
  ].filter(Boolean);
}

function statesIn(codes: readonly string[], language: FeedReader['language'], alpha2: FeedReader['alpha2']): string {
  const regions = new Intl.DisplayNames(language, { type: 'region' });
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(codes.map((code) => (alpha2[code] && regions.of(alpha2[code])) ?? code));
}

function dateIn(language: FeedReader['language'], day: string): string {
  return dateText(language, day, { dateStyle: 'long' });
}
