import { addDays } from '@suivi/states/domain';

/** Days from the first to the last, both within; as `2026-03-01`, since a day without a time is that day everywhere. */
export interface Span {
  from: string;
  to: string;
}

/** How closely one looks: what one column of the drawing stands for. */
export const ZOOMS = ['month', 'quarter', 'year'] as const;
export type Zoom = (typeof ZOOMS)[number];

/** In months: a column, how many columns are shown, and how many of them lie before today's. */
const COLUMNS = { month: { months: 1, shown: 6, before: 1 }, quarter: { months: 3, shown: 6, before: 2 }, year: { months: 12, shown: 5, before: 2 } } as const;
const DAY = 86_400_000;

const [YEAR_FROM, YEAR_TO] = [1970, 2200];
const numberOf = (day: string) => Date.parse(day) / DAY;

/** The first day of a month that is counted from the year 0. */
function firstOf(month: number): string {
  return `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
}

const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const columnOf = (day: string, { months }: { months: number }) => Math.floor(monthOf(day) / months) * months;

/** The day on which the drawing begins when nobody has moved it: a little before today, since what is late counts most. */
export function usualStart(zoom: Zoom, today: string): string {
  const { months, before } = COLUMNS[zoom];
  return firstOf(columnOf(today, COLUMNS[zoom]) - before * months);
}

/** The days shown from the column that holds this day. */
export function spanFrom(day: string, zoom: Zoom): Span {
  const { months, shown } = COLUMNS[zoom];
  const first = columnOf(day, COLUMNS[zoom]);
  return { from: firstOf(first), to: addDays(firstOf(first + shown * months), -1) };
}

/** Where the drawing begins after moving by some columns; null beyond any year that makes sense. */
export function moved(from: string, zoom: Zoom, columns: number): string | null {
  const month = columnOf(from, COLUMNS[zoom]) + columns * COLUMNS[zoom].months;
  return month >= YEAR_FROM * 12 && month < YEAR_TO * 12 ? firstOf(month) : null;
}

/** Where a day begins, in per cent of the span. */
export function placeOf(day: string, { from, to }: Span): number {
  return ((numberOf(day) - numberOf(from)) / (numberOf(to) + 1 - numberOf(from))) * 100;
}

/** The part of some days that lies within the span, in per cent, the last day to its end; null when none does. */
export function stretchOf(days: Span, span: Span): { start: number; width: number } | null {
  if (days.to < span.from || days.from > span.to || days.to < days.from) return null;
  const start = Math.max(0, placeOf(days.from, span));
  return { start, width: Math.min(100, placeOf(addDays(days.to, 1), span)) - start };
}

/** The middle of a day, in per cent; null outside the span. */
export function pointOf(day: string, span: Span): number | null {
  return day < span.from || day > span.to ? null : placeOf(day, span) + (placeOf(addDays(day, 1), span) - placeOf(day, span)) / 2;
}

export interface Column extends Span {
  start: number;
  width: number;
}

/** The columns of the drawing, side by side. */
export function columnsOf(span: Span, zoom: Zoom): Column[] {
  const { months, shown } = COLUMNS[zoom];
  return Array.from({ length: shown }, (_, index) => {
    const days = { from: firstOf(monthOf(span.from) + index * months), to: addDays(firstOf(monthOf(span.from) + (index + 1) * months), -1) };
    return { ...days, ...(stretchOf(days, span) ?? { start: 0, width: 0 }) };
  });
}

/** From where reading begins to where the drawing begins: mirrored where one reads from the right. */
export function xOf({ start, width }: { start: number; width: number }, rightToLeft: boolean): number {
  return rightToLeft ? 100 - start - width : start;
}
