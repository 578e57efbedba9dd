import { z } from 'zod';

/** Days for which a confirmation holds; after them an entry is shown as old. */
export const CONFIRMATION_HOLDS = 365;
/** Days before that from which the State is told that a confirmation is due. */
export const DUE_BEFORE = 30;

/** How far an entry can be trusted: confirmed, due for confirmation soon, old, or no longer in force. Derived, never stored. */
export const AUTHORITY_STANDINGS = ['confirmed', 'due', 'old', 'withdrawn'] as const;
export const authorityStandingSchema = z.enum(AUTHORITY_STANDINGS);
export type AuthorityStanding = z.infer<typeof authorityStandingSchema>;

const DAY = 86_400_000;

/** Days between two dates, both as `YYYY-MM-DD`. */
const daysBetween = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY);

/** Where an entry stands today; the statement of the API that says the same is AUTHORITY_STANDING, and a test holds the two together. */
export function authorityStanding({ confirmedOn, withdrawnOn }: { confirmedOn: string; withdrawnOn: string | null }, today: string): AuthorityStanding {
  if (withdrawnOn !== null) return 'withdrawn';
  const age = daysBetween(confirmedOn, today);
  if (age >= CONFIRMATION_HOLDS) return 'old';
  return age >= CONFIRMATION_HOLDS - DUE_BEFORE ? 'due' : 'confirmed';
}

/** Standings in which the State has something to do. */
export const TO_CONFIRM: readonly AuthorityStanding[] = ['old', 'due'];
