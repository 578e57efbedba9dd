import { z } from 'zod';
import { isBlank, refuse, type Refusal, type TranslatedText } from '@suivi/shared/domain';

/** The statuses of a commitment (product rule 1). They are read off the latest validated update, never edited. */
export const STATUSES = ['not_started', 'in_progress', 'partially_implemented', 'implemented', 'no_longer_applicable'] as const;
export const statusSchema = z.enum(STATUSES);
export type Status = z.infer<typeof statusSchema>;

/** Days without a validated update after which a commitment counts as stalled (product rule 1). */
export const STALLED_AFTER_DAYS = 180;

/** Statuses that need no further step: they are neither overdue nor stalled. */
export const SETTLED: readonly Status[] = ['implemented', 'no_longer_applicable'];

/** Statuses that a deadline still concerns. */
const UNSETTLED = STATUSES.filter((status) => !SETTLED.includes(status));

/** Days ahead in which a deadline is near for who has to keep it, and in which it is to come for who reads the overview. */
export const DUE_SOON_DAYS = 30;
export const DUE_AHEAD_DAYS = 180;

const DAY = 86_400_000;

/** The commitments due from a day on, within so many days, as a list is asked for them. */
export function dueWithin(asOf: string, days: number): { dueFrom: string; dueTo: string; status: Status[]; sort: 'due' } {
  const today = asOf.slice(0, 10);
  return { dueFrom: today, dueTo: new Date(Date.parse(today) + days * DAY).toISOString().slice(0, 10), status: UNSETTLED, sort: 'due' };
}

export interface Standing {
  status: Status;
  /** ISO date; null where the State set none. */
  dueOn: string | null;
  /** When the latest validated update was validated, else from when the portal follows the commitment. */
  movedOn: string;
}

/**
 * Whether a commitment waits for its State to name the institution that leads it: until then no contributor may help. What the State
 * only noted, and what is settled, needs none.
 */
export function lacksLead({ acceptance, status, hasLead }: { acceptance: string; status: Status; hasLead: boolean }): boolean {
  return !hasLead && acceptance !== 'noted' && !SETTLED.includes(status);
}

/** Whether the deadline has passed: true from the day after it. */
export function isOverdue(standing: Standing, today: string): boolean {
  return !SETTLED.includes(standing.status) && standing.dueOn !== null && standing.dueOn < today;
}

/**
 * From when the portal follows a commitment: its adoption, or the day it came in when that was later. What was adopted long before it
 * was imported has not been silent to the portal since then.
 */
export function followedFrom(adoptedOn: string, enteredOn: string): string {
  return adoptedOn > enteredOn ? adoptedOn : enteredOn;
}

/** Whether nothing was validated for more than 180 days. */
export function isStalled(standing: Standing, today: string): boolean {
  return !SETTLED.includes(standing.status) && (Date.parse(today) - Date.parse(standing.movedOn.slice(0, 10))) / DAY > STALLED_AFTER_DAYS;
}

export interface Declaration {
  declaredStatus: Status;
  /** The narrative's text in its original language; empty when none was written. */
  narrative: string;
  /** Evidence that is complete and dated. */
  datedEvidence: number;
  /** Files whose upload has not finished. */
  unfinishedUploads: number;
}

/** What keeps a declaration from being submitted: every statement needs a narrative, "implemented" also dated evidence. */
export function checkDeclaration(declaration: Declaration): Refusal | null {
  const issues = [];
  if (isBlank(declaration.narrative)) issues.push({ path: 'narrative', code: 'update.narrative_required' });
  if (declaration.declaredStatus === 'implemented' && declaration.datedEvidence === 0) issues.push({ path: 'evidence', code: 'update.evidence_required' });
  if (declaration.unfinishedUploads > 0) issues.push({ path: 'evidence', code: 'update.upload_unfinished' });
  return issues.length > 0 ? refuse('incomplete', issues) : null;
}

/** The narrative as it counts for submission: its original, since translations prove nothing by themselves. */
export function readableNarrative(narrative: TranslatedText): string {
  return narrative.versions[narrative.original]?.text ?? '';
}
