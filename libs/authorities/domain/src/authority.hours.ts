import { z } from 'zod';

const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'hours.malformed');

/** When somebody answers: on these days of the week (1 is Monday), from and to, in the time of the place. */
export const officeHoursSchema = z
  .object({ days: z.array(z.number().int().min(1).max(7)).min(1, 'hours.days_required').max(7), from: timeSchema, to: timeSchema })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'hours.end_before_start' });
export type OfficeHours = z.infer<typeof officeHoursSchema>;

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Whether somebody answers at this instant, read on the clock of the place. */
export function isOpen({ days, from, to }: OfficeHours, timeZone: string, at: Date): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  return days.includes(WEEKDAYS.indexOf(part('weekday')) + 1) && from <= time && time < to;
}

/** Whether a name is a time zone of the IANA database. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '' && name.includes('/');
  } catch {
    return false;
  }
}
