import { z } from 'zod';
import { dayShownSchema, idSchema, languageSchema, lineText, listOf, stateCodeSchema } from '@suivi/shared/domain';
import { isNational, mayHaveState, roleSchema } from './role.ts';
import { newPasswordSchema } from './session.contract.ts';
import { emailSchema } from './sign-in.contract.ts';

export const userSchema = z.object({
  id: idSchema,
  name: z.string(),
  email: z.string(),
  role: roleSchema,
  stateCode: stateCodeSchema.nullable(),
  institutionId: idSchema.nullable(),
  disabled: z.boolean(),
  lastSeenAt: z.string().nullable(),
});
export const userListSchema = listOf(userSchema);

/** An invitation lives 10 days (product.md, "Who uses it"). */
export const INVITATION_DAYS = 10;

export const invitationRequestSchema = z
  .object({
    email: emailSchema,
    role: roleSchema,
    stateCode: stateCodeSchema.nullable(),
    institutionId: idSchema.nullable(),
    language: languageSchema,
  })
  .refine((invitation) => !isNational(invitation.role) || invitation.stateCode !== null, { message: 'state.required', path: ['stateCode'] })
  .refine((invitation) => mayHaveState(invitation.role) || invitation.stateCode === null, { message: 'state.not_of_role', path: ['stateCode'] })
  .refine((invitation) => invitation.institutionId === null || invitation.stateCode !== null, { message: 'institution.without_state', path: ['institutionId'] })
  .refine((invitation) => invitation.role !== 'contributor' || invitation.institutionId !== null, { message: 'institution.required', path: ['institutionId'] });
export type InvitationRequest = z.infer<typeof invitationRequestSchema>;

export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: roleSchema,
  stateCode: stateCodeSchema.nullable(),
  expiresAt: z.string(),
  acceptedAt: z.string().nullable(),
});
export const invitationListSchema = listOf(invitationSchema);
/** The link is shown to the administrator once, since only the token's hash is kept; `mailSent` says whether she must pass it on herself. */
export const sentInvitationSchema = invitationSchema.extend({ link: z.string(), mailSent: z.boolean() });
/** What the invited person is shown before she accepts. */
export const invitationPreviewSchema = z.object({
  email: z.string(),
  role: roleSchema,
  stateCode: stateCodeSchema.nullable(),
  language: languageSchema,
  expired: z.boolean(),
  accepted: z.boolean(),
  /** Whose office she takes over, and from which day; null when nobody hands over. */
  handover: z.object({ predecessorName: z.string(), effectiveOn: dayShownSchema, begun: z.boolean() }).nullable(),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;
export type Invitation = z.infer<typeof invitationSchema>;
export type User = z.infer<typeof userSchema>;
export type AcceptInvitation = z.infer<typeof acceptInvitationSchema>;
export const acceptInvitationSchema = z.object({ token: z.string().min(20).max(100), name: lineText(200, 1), password: newPasswordSchema });
