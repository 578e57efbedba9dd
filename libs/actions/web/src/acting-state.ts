import type { Actor, Session } from '@suivi/access/domain';
import type { Action, ActionPart, ActionSituation, ActionSummary } from '@suivi/actions/domain';

/** Who is signed in, as the rules of the domain ask for it. */
export function actorOf(session: Session): Actor {
  return { userId: session.user.id, programmeId: session.programme.id, role: session.role, state: session.state?.code ?? null, institutionId: session.institution?.id ?? null };
}

/** The part of the reader's own State, where it takes part. */
export function ownPart(action: Action, state: string | null): ActionPart | null {
  return action.parts.find(({ stateCode }) => stateCode === state) ?? null;
}

/** What the acts of the reader are decided by. */
export function situationOf(action: Pick<ActionSummary, 'phase' | 'proposerState' | 'parts'>, state: string | null): ActionSituation {
  const { phase, proposerState, parts } = action;
  return { phase, proposerState, ownResponse: parts.find(({ stateCode }) => stateCode === state)?.response ?? null };
}
