import { z } from 'zod';
import { deliverySchema } from './delivery.ts';

/** Whether `Intl` knows the time zone; the database asks its own list again. */
function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone })) && /^[A-Za-z]+(?:\/[A-Za-z0-9_+-]+){0,2}$/.test(zone);
  } catch {
    return false;
  }
}

export const reminderSettingsSchema = z.object({
  /** An IANA name; null: the usual one of her State. */
  timeZone: z.string().nullable(),
  /** The zone in which days are counted for her now. */
  zoneInUse: z.string(),
  digestHour: z.number().int(),
  /** The kinds that her role can be told. */
  kinds: z.array(z.object({ kind: z.string(), asksForAct: z.boolean(), delivery: deliverySchema, usual: deliverySchema })),
  /** 0 while nothing was ever chosen. */
  rowVersion: z.number().int().min(0),
});
export type ReminderSettings = z.infer<typeof reminderSettingsSchema>;

export const reminderSettingsChangeSchema = z.object({
  timeZone: z.string().max(60).refine(isTimeZone, 'value.invalid').nullable(),
  digestHour: z.number().int().min(0).max(23),
  deliveries: z.record(z.string().regex(/^[a-z0-9_]{1,60}$/), deliverySchema),
});
export type ReminderSettingsChange = z.infer<typeof reminderSettingsChangeSchema>;
