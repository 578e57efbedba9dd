import type { Status } from '@suivi/recommendations/domain';
import { SETTLED } from '@suivi/recommendations/domain';
import type { ActionPhase, CompletionRule, Response } from './action.lifecycle.ts';

interface Part {
  stateCode: string;
  response: Response;
  status: Status;
}

interface Whole {
  completionRule: CompletionRule;
  leadState: string | null;
  /** How many States accepted, the parts this reader may not see included. */
  acceptedCount: number;
}

/**
 * Where an action stands as a whole. It is done when what its rule asks for is done: all accepted parts, or the lead's. Parts that the
 * reader may not see are not known to be done. Before that it is under way as soon as one part is; "no longer applicable" is said of the
 * whole only when it is said of all of it.
 */
export function statusOfWhole({ completionRule, leadState, acceptedCount }: Whole, parts: readonly Part[]): Status {
  const accepted = parts.filter(({ response }) => response === 'accepted');
  const single = acceptedCount === 1 ? accepted[0] : completionRule === 'lead_part' ? accepted.find(({ stateCode }) => stateCode === leadState) : undefined;
  if (single && (acceptedCount === 1 || SETTLED.includes(single.status))) return single.status;
  const whole = completionRule === 'all_parts' && accepted.length > 0 && accepted.length === acceptedCount;
  if (whole && accepted.every(({ status }) => status === 'no_longer_applicable')) return 'no_longer_applicable';
  if (whole && accepted.every(({ status }) => SETTLED.includes(status))) return 'implemented';
  const furthest = accepted.some(({ status }) => status === 'implemented' || status === 'partially_implemented');
  if (furthest) return 'partially_implemented';
  return accepted.some(({ status }) => status === 'in_progress') ? 'in_progress' : 'not_started';
}

/** Whether an action is late: its due date has passed and the whole is not settled. A draft or cancelled one is never late. */
export function isActionOverdue(action: { phase: ActionPhase; status: Status; dueOn: string }, today: string): boolean {
  return action.phase === 'active' && !SETTLED.includes(action.status) && action.dueOn < today;
}
