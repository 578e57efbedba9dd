import { emailSchema, roleSchema } from '@suivi/access/domain';
import { dateSchema, idSchema, languageSchema, listOf, plainText, stateCodeSchema } from '@suivi/shared/domain';
import { z } from 'zod';

const HANDOVER_PHASES = ['pending', 'accepted', 'cancelled', 'expired'] as const;

/** A focal point hands over to somebody who is invited, or to a contributor of her State. */
export const handoverRequestSchema = z
  .object({
    /** Whose office it is: one's own for a focal point, any focal point's for an administrator. */
    predecessorId: idSchema,
    email: emailSchema.nullable(),
    colleagueId: idSchema.nullable(),
    /** In which language somebody invited is written to; a colleague has told the portal. */
    language: languageSchema,
    note: plainText(5_000),
    /** The day from which the successor may accept: today, or within the life of the link. */
    effectiveOn: dateSchema,
    /** The institution for which the predecessor goes on as a contributor; null: her account ends. */
    staysAt: idSchema.nullable(),
  })
  .refine(({ email, colleagueId }) => email !== null || colleagueId !== null, { message: 'handover.successor_required', path: ['email'] })
  .refine(({ email, colleagueId }) => email === null || colleagueId === null, { message: 'handover.successor_required', path: ['email'] });
export type HandoverRequest = z.infer<typeof handoverRequestSchema>;

const person = z.object({ id: idSchema, name: z.string() });
export const handoverSchema = z.object({
  id: idSchema,
  stateCode: stateCodeSchema,
  phase: z.enum(HANDOVER_PHASES),
  predecessor: person,
  /** Null until somebody who was invited has accepted. */
  successor: person.nullable(),
  email: z.string(),
  effectiveOn: dateSchema,
  expiresAt: z.string(),
  acceptedAt: z.string().nullable(),
  staysAt: idSchema.nullable(),
  /** From the predecessor to her successor; an administrator does not read it. */
  note: z.string().nullable(),
});
export type Handover = z.infer<typeof handoverSchema>;
export const handoverListSchema = listOf(handoverSchema);
/** The link is shown once, to whoever may have to pass it on herself; a colleague needs none. */
export const sentHandoverSchema = handoverSchema.extend({ link: z.string().nullable(), mailSent: z.boolean() });
export type SentHandover = z.infer<typeof sentHandoverSchema>;

/** Somebody who may hand over, or take over. */
export const handoverPersonSchema = person.extend({ role: roleSchema, stateCode: stateCodeSchema });
export type HandoverPerson = z.infer<typeof handoverPersonSchema>;
export const handoverPeopleSchema = listOf(handoverPersonSchema);
