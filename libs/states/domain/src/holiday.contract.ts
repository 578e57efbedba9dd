import { z } from 'zod';
import { dateSchema, dayShownSchema, idSchema, rowVersionSchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';

/** At most so many days at once. */
const WINDOW_DAYS = 5 * 366;

export const holidayContentSchema = z.object({ date: dateSchema, name: translatedLine(200) });
export type HolidayContent = z.infer<typeof holidayContentSchema>;

export const holidaySchema = holidayContentSchema.extend({
  id: idSchema,
  date: dayShownSchema,
  stateCode: stateCodeSchema,
  /** Reckoned by the lunar calendar and not yet confirmed by the State: it may fall a day earlier or later. */
  expected: z.boolean(),
  rowVersion: rowVersionSchema,
});
export type Holiday = z.infer<typeof holidaySchema>;
export const holidayListSchema = z.object({ items: z.array(holidaySchema), nextCursor: z.null() });
export type HolidayList = z.infer<typeof holidayListSchema>;

export const holidayQuerySchema = z
  .object({ from: dateSchema, to: dateSchema, state: stateCodeSchema.optional() })
  .refine(({ from, to }) => from <= to, { message: 'holidays.ends_before', path: ['to'] })
  .refine(({ from, to }) => (Date.parse(to) - Date.parse(from)) / 86_400_000 <= WINDOW_DAYS, { message: 'holidays.too_long', path: ['to'] });
export type HolidayQuery = z.infer<typeof holidayQuerySchema>;
