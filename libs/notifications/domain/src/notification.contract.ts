import { z } from 'zod';
import { idSchema, listOf, pageQuerySchema, stateCodeSchema, translatedLine } from '@suivi/shared/domain';
import { mailStateSchema } from './delivery.ts';

/** A record that a notification is about, as its reader may see it at this moment. */
export const notificationLineSchema = z.object({
  reference: z.string(),
  title: translatedLine(300).nullable(),
  stateCode: stateCodeSchema.nullable(),
  alpha2: z.string().nullable(),
  /** Where it is, within the portal. */
  link: z.string(),
});
export type NotificationLine = z.infer<typeof notificationLineSchema>;

/** What the sentence of a kind needs: days as ISO dates, and numbers. */
export const notificationValuesSchema = z.record(z.string(), z.string().or(z.number()));

export const notificationSchema = z.object({
  id: idSchema,
  /** Chooses the sentence: `notifications.kind.<kind>`. */
  kind: z.string(),
  asksForAct: z.boolean(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
  /** `open`: what it says still holds; `settled`: nothing is left to do; `closed`: its record is no longer open to the reader. */
  standing: z.enum(['open', 'settled', 'closed']),
  values: notificationValuesSchema,
  lines: z.array(notificationLineSchema),
});
export type Notification = z.infer<typeof notificationSchema>;

export const notificationQuerySchema = pageQuerySchema.extend({ unread: z.enum(['true', 'false']).optional() });
export const notificationListSchema = listOf(notificationSchema).extend({ unread: z.number().int() });
export const unreadSchema = z.object({ unread: z.number().int() });
/** Those to be marked as read; all of them without a list. */
export const readMarkSchema = z.object({ ids: z.array(idSchema).max(100).optional() });
/** Mails of the last thirty days that surely or perhaps did not arrive; what they said stays between the portal and who they went to. */
export const undeliveredMailsSchema = z.object({ items: z.array(z.object({ name: z.string(), stateCode: stateCodeSchema.nullable(), state: mailStateSchema, failure: z.string().nullable(), at: z.string() })) });
export type UndeliveredMails = z.infer<typeof undeliveredMailsSchema>;
/** How mails fared in the last seven days, and whether there is a mail server at all. */
export const mailHealthSchema = z.object({ mailServer: z.boolean(), states: z.array(z.object({ state: mailStateSchema, mails: z.number().int() })) });
export type MailHealth = z.infer<typeof mailHealthSchema>;
