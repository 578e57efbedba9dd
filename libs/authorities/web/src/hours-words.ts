import type { OfficeHours } from '@suivi/authorities/domain';

/** The names of the days in the reader's language, Monday first. */
export function weekdays(language: string, style: 'short' | 'long' = 'long'): string[] {
  const format = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  return Array.from({ length: 7 }, (_, day) => format.format(Date.UTC(2024, 0, 1 + day)));
}

/** "lundi–vendredi" for days in a row, "lundi, jeudi" for others. */
export function daysInWords({ days }: OfficeHours, language: string): string {
  const names = weekdays(language);
  const sorted = [...days].sort();
  const [first, last] = [sorted[0] ?? 1, sorted.at(-1) ?? 1];
  const inARow = sorted.length > 2 && last - first === sorted.length - 1;
  const named = (day: number) => names[day - 1] ?? '';
  return inARow ? `${named(first)}–${named(last)}` : new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(sorted.map(named));
}

/** How far the clock of the place is from Greenwich at this instant: "UTC+1". */
export function offsetOf(timeZone: string, language: string, at: Date): string {
  return new Intl.DateTimeFormat(`${language}-u-nu-latn`, { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
}
