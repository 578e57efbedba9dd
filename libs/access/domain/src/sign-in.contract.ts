import { z } from 'zod';

export const emailSchema = z.string().trim().toLowerCase().max(254, 'text.too_long').pipe(z.email('email.malformed'));

/** Apart from all else about sessions: the first page needs nothing more. */
export const signInSchema = z.object({ email: emailSchema, password: z.string().min(1, 'text.empty').max(1_000, 'text.too_long') });
export type SignIn = z.infer<typeof signInSchema>;
