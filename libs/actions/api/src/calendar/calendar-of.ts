import type { FeedReader } from '@suivi/access/api';
import type { Timeline, TimelineEntry } from '@suivi/actions/domain';
import { readIn } from '@suivi/shared/domain';
import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import texts from './calendar.json' with { type: 'json' };

const DAY = 86_400_000;
/** How often a program should ask again. */
const REFRESH_SECONDS = 6 * 60 * 60;

/**
 * The calendar as RFC 5545 wants it: days without a time, since a due date is that day everywhere; the same identifier for the same record for
 * ever, so that a moved date moves the entry; what was cancelled says so instead of vanishing. Nothing in it changes within a day but what
 * the records say, so that an unchanged calendar is not sent again.
 */
export function calendarOf({ items, today }: Timeline, { language, alpha2 }: FeedReader, portal: string): string {
  const words = texts[language];
  const calendar = ical({ name: words.name, prodId: { company: 'Suivi', product: 'Suivi', language: language.toUpperCase() }, ttl: REFRESH_SECONDS });
  for (const entry of items) {
    const [first, last] = [entry.kind === 'meeting' ? (entry.startsOn ?? entry.endsOn) : entry.endsOn, entry.endsOn].map((day) => Date.parse(day)) as [number, number];
    const url = `${portal}/${entry.kind}s/${entry.id}`;
    calendar.createEvent({
      id: `${entry.kind}-${entry.id}@suivi`,
      stamp: new Date(today),
      start: new Date(first),
      // The end of a day is the beginning of the next (RFC 5545, 3.6.1).
      end: new Date(last + DAY),
      allDay: true,
      summary: summaryOf(entry, language),
      description: [...factsOf(entry, language, alpha2), url].join('\n'),
      url,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: entry.kind === 'meeting' ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    });
  }
  return calendar.toString();
}

function summaryOf({ kind, reference, title, overdue, cancelled }: TimelineEntry, language: FeedReader['language']): string {
  const words = texts[language];
  const text = readIn(title, language).text;
  if (kind === 'meeting') return text;
  return `${cancelled ? words.cancelled : overdue ? words.overdue : words.due} ${reference} · ${text}`;
}

function factsOf({ kind, stateCodes, status, firstEndsOn, illustrative, cancelled }: TimelineEntry, language: FeedReader['language'], alpha2: FeedReader['alpha2']): string[] {
  const words = texts[language];
  const regions = new Intl.DisplayNames(language, { type: 'region' });
  const states = stateCodes.map((code) => (alpha2[code] && regions.of(alpha2[code])) ?? code);
  const date = (day: string) => new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
  return [
    words.kind[kind],
    states.length > 0 ? new Intl.ListFormat(language, { type: 'conjunction' }).format(states) : '',
    status && !cancelled ? words.status[status] : '',
    firstEndsOn ? words.first.replace('{date}', date(firstEndsOn)) : '',
    illustrative ? words.illustrative : '',
  ].filter(Boolean);
}
