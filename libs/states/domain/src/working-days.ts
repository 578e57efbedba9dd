const DAY = 86_400_000;
/** ISO 8601: Monday is 1. */
const SATURDAY_AND_SUNDAY: readonly number[] = [6, 7];

/** The days on which a State does not work. */
export interface DaysOff {
  /** Days of the week, Monday being 1. */
  weekend: readonly number[];
  /** Public holidays, as `2026-05-01`. */
  holidays: ReadonlySet<string>;
}

type WeekInfo = { firstDay: number; weekend: number[] };

/** TypeScript does not know the question yet, and older browsers ask it another way or not at all. */
function weekOf(locale: string): WeekInfo | undefined {
  const asked = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
  return asked.getWeekInfo?.() ?? asked.weekInfo;
}

/** The weekend of a State, by its two-letter code, as CLDR knows it. */
export function weekendOf(alpha2: string): readonly number[] {
  return weekOf(`und-${alpha2}`)?.weekend ?? SATURDAY_AND_SUNDAY;
}

/** The day with which a week begins for who reads this language in this State; Monday is 1. */
export function firstDayOfWeek(language: string, alpha2?: string | null): number {
  return weekOf(alpha2 ? `${language}-${alpha2}` : language)?.firstDay ?? 1;
}

export function weekdayOf(day: string): number {
  return new Date(day).getUTCDay() || 7;
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

export function isDayOff(day: string, { weekend, holidays }: DaysOff): boolean {
  return weekend.includes(weekdayOf(day)) || holidays.has(day);
}

/** The last day on or before this one on which the State works; null when there is none within a month, which no State's calendar has. */
export function lastWorkingDay(day: string, off: DaysOff): string | null {
  for (let back = 0; back <= 31; back++) {
    const before = addDays(day, -back);
    if (!isDayOff(before, off)) return before;
  }
  return null;
}
