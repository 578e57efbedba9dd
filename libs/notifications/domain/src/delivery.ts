import { z } from 'zod';

/** How somebody is told by mail, besides her inbox, where everything stands: at once, once a day, once a week, or not. */
export const DELIVERIES = ['at_once', 'daily', 'weekly', 'inbox'] as const;
export const deliverySchema = z.enum(DELIVERIES);
export type Delivery = z.infer<typeof deliverySchema>;

/** The states of a mail. What is certain and what is not is told apart (docs/decisions/0013). */
export const MAIL_STATES = ['waiting', 'claimed', 'handing', 'sent', 'refused', 'failed', 'uncertain', 'dropped', 'unsent'] as const;
export const mailStateSchema = z.enum(MAIL_STATES);
export type MailState = z.infer<typeof mailStateSchema>;
