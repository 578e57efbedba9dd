import { z } from 'zod';

/** Whether there is a secret address, and since when; the address itself is shown once and known to nobody afterwards. */
export const calendarFeedSchema = z.object({ madeAt: z.string().nullable() });
export type CalendarFeed = z.infer<typeof calendarFeedSchema>;
export const newCalendarFeedSchema = z.object({ madeAt: z.string(), address: z.url() });
export type NewCalendarFeed = z.infer<typeof newCalendarFeedSchema>;
