import { z } from 'zod';
import { idSchema, languageSchema, lineText, stateCodeSchema, translatedLine } from '@suivi/shared/domain';
import { roleSchema } from './role.ts';

export const APPEARANCES = ['system', 'light', 'dark', 'contrast'] as const;
export const appearanceSchema = z.enum(APPEARANCES);

/** NIST SP 800-63B and ASVS 5.0 V6.2: length counts, composition rules do not; 12 to 128 characters. */
export const newPasswordSchema = z.string().min(12, 'password.too_short').max(128, 'text.too_long');

export const profileSchema = z.object({
  name: lineText(200, 1),
  language: languageSchema,
  appearance: appearanceSchema,
});
export const profileChangeSchema = profileSchema.partial();
export const passwordChangeSchema = z.object({ currentPassword: z.string().min(1, 'text.empty').max(1_000), newPassword: newPasswordSchema });

export const sessionSchema = z.object({
  user: profileSchema.extend({ id: idSchema, email: z.string() }),
  role: roleSchema,
  state: z.object({ code: stateCodeSchema, alpha2: z.string() }).nullable(),
  institution: z.object({ id: idSchema, name: translatedLine(300) }).nullable(),
  programme: z.object({ id: idSchema, code: z.string(), name: translatedLine(300) }),
  /** An IANA name, where she chose one: times on screen are told in it. */
  timeZone: z.string().nullable(),
  /** When the session ends at the latest, whatever is done (absolute expiry). */
  expiresAt: z.string(),
});
export type Session = z.infer<typeof sessionSchema>;
