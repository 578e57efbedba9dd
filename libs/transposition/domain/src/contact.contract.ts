import { z } from 'zod';
import { emailSchema } from '@suivi/access/domain';
import { idSchema, lineText, listOf, pageQuerySchema, plainText, stateCodeSchema, translatedText } from '@suivi/shared/domain';

export const newContactRequestSchema = z.object({
  /** Whose practice it is: two States may have taken over the same entry. */
  stateCode: stateCodeSchema,
  message: plainText(2_000, 1),
});
export type NewContactRequest = z.infer<typeof newContactRequestSchema>;

const contactSchema = z.object({ name: lineText(200, 1), function: lineText(200, 1), email: emailSchema });
/** A person of the delegation to write to, or why there is none. */
export const contactAnswerSchema = z.discriminatedUnion('outcome', [contactSchema.extend({ outcome: z.literal('answered') }), z.object({ outcome: z.literal('declined'), reason: plainText(2_000, 1) })]);
export type ContactAnswer = z.infer<typeof contactAnswerSchema>;

/** What the two States wrote to each other is theirs: for the coordinator `message`, `contact` and `reason` are null. */
export const contactRequestSchema = z.object({
  id: idSchema,
  practiceId: idSchema,
  title: translatedText(300, 0),
  /** The State that asks. */
  stateCode: stateCodeSchema,
  /** The State whose practice it is. */
  ownerState: stateCodeSchema,
  phase: z.enum(['open', 'answered', 'declined']),
  message: z.string().nullable(),
  contact: z.object({ name: z.string(), function: z.string(), email: z.string() }).nullable(),
  reason: z.string().nullable(),
  askedAt: z.string(),
  answeredAt: z.string().nullable(),
});
export type ContactRequest = z.infer<typeof contactRequestSchema>;
export const contactRequestListSchema = listOf(contactRequestSchema);

export const contactRequestQuerySchema = pageQuerySchema;
export type ContactRequestQuery = z.infer<typeof contactRequestQuerySchema>;
