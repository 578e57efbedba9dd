import { isNational, type Actor } from '@suivi/access/domain';
import type { Phase } from '@suivi/recommendations/domain';

/** `planned` once it was opened for a day to come; `ended` freezes what was reported in time. Derived, not stored. */
export const ROUND_STANDINGS = ['draft', 'planned', 'open', 'ended'] as const;
export type RoundStanding = (typeof ROUND_STANDINGS)[number];

/**
 * `not_begun` and `begun` are for the State alone: for everybody else a State that has submitted nothing has `not_reported`.
 * `not_shared`: what this State did in the round is not for the reader to know.
 */
export const REPORT_STANDINGS = ['not_begun', 'begun', 'not_reported', 'submitted', 'returned', 'validated', 'not_shared'] as const;
export type ReportStanding = (typeof REPORT_STANDINGS)[number];

export function roundStanding({ phase, opensOn, closesOn }: { phase: 'draft' | 'open'; opensOn: string; closesOn: string }, today: string): RoundStanding {
  if (phase === 'draft') return 'draft';
  if (today < opensOn) return 'planned';
  return today <= closesOn ? 'open' : 'ended';
}

/** What a reader learns of a State in a round, from its latest submission that she may see and, for the State itself, its open working copy. */
export function reportStanding({ role, state }: Pick<Actor, 'role' | 'state'>, stateCode: string, submitted: Phase | null, working: Phase | null): ReportStanding {
  const own = isNational(role) && state === stateCode;
  if (own && working !== null) return working === 'submitted' || working === 'returned' ? working : 'begun';
  if (submitted === 'submitted' || submitted === 'returned' || submitted === 'validated') return submitted;
  if (own) return 'not_begun';
  return role === 'coordinator' ? 'not_reported' : 'not_shared';
}
