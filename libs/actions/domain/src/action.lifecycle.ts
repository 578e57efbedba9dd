import { isNational, type Actor } from '@suivi/access/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';

/** A draft belongs to who writes it; an active action binds those who accepted it; a cancelled one stays to be read. */
export const ACTION_PHASES = ['draft', 'active', 'cancelled'] as const;
export type ActionPhase = (typeof ACTION_PHASES)[number];

/** What a State said to its part. The State that proposes has accepted by proposing. */
export const RESPONSES = ['invited', 'accepted', 'change_proposed', 'declined'] as const;
export type Response = (typeof RESPONSES)[number];

/** An acceptance binds: who gave it may still ask for a change. Who declined may come back on it. */
const ANSWERS_AFTER: Record<Response, readonly Response[]> = {
  invited: ['accepted', 'change_proposed', 'declined'],
  change_proposed: ['accepted', 'change_proposed', 'declined'],
  accepted: ['change_proposed'],
  declined: ['accepted', 'change_proposed'],
};

/** What a State may answer next, in the order in which the screen offers it. */
export function nextAnswers(ownResponse: Response): readonly Response[] {
  return ANSWERS_AFTER[ownResponse];
}

/** An action of several States is done when all parts that were accepted are, or when the lead's is. */
export const COMPLETION_RULES = ['all_parts', 'lead_part'] as const;
export type CompletionRule = (typeof COMPLETION_RULES)[number];

export const ACTION_ACTS = ['edit', 'discard', 'activate', 'postpone', 'cancel', 'respond', 'edit_part'] as const;
export type ActionAct = (typeof ACTION_ACTS)[number];

/** What an act is decided by; `ownResponse` is null for who takes no part. */
export interface ActionSituation {
  phase: ActionPhase;
  proposerState: string | null;
  ownResponse: Response | null;
}

const PHASES_OF: Record<ActionAct, readonly ActionPhase[]> = {
  edit: ['draft', 'active'],
  discard: ['draft'],
  activate: ['draft'],
  postpone: ['active'],
  cancel: ['active'],
  respond: ['active'],
  edit_part: ['draft', 'active'],
};

/** Whether the actor may do it: `forbidden` for who she is, `action_cancelled` or `wrong_phase` for the moment; null when nothing keeps her from it. */
export function refusalOfAct(actor: Actor, act: ActionAct, { phase, proposerState, ownResponse }: ActionSituation): Refusal | null {
  const proposes = actor.role === 'coordinator' ? proposerState === null : actor.role === 'focal_point' && proposerState === actor.state;
  const takesPart = actor.role === 'focal_point' && ownResponse !== null;
  if (act === 'respond' ? !takesPart || proposerState === actor.state : act === 'edit_part' ? !takesPart : !proposes) return refuse('forbidden');
  if (!PHASES_OF[act].includes(phase)) return refuse(phase === 'cancelled' ? 'action_cancelled' : 'wrong_phase');
  if (act === 'edit_part' && ownResponse !== 'accepted') return refuse('wrong_phase');
  return null;
}

/** What the actor may do next, in the order in which the screen offers it. */
export function nextActionActs(actor: Actor, situation: ActionSituation): ActionAct[] {
  return ACTION_ACTS.filter((act) => refusalOfAct(actor, act, situation) === null);
}

/** Whether a State's statement on its part may be started: it is bound, and the action is under way. */
export function isBound({ phase, ownResponse }: Pick<ActionSituation, 'phase' | 'ownResponse'>): boolean {
  return phase === 'active' && ownResponse === 'accepted';
}

interface PartResponsibility {
  stateCode: string;
  responsibleInstitutionId: string | null;
  supportingInstitutionIds: readonly string[];
}

/** Whether the actor may draft on a part: a focal point on her State's, a contributor on her institution's. */
export function isResponsibleForPart({ role, state, institutionId }: Actor, part: PartResponsibility): boolean {
  if (!isNational(role) || state !== part.stateCode) return false;
  if (role === 'focal_point') return true;
  return institutionId !== null && (part.responsibleInstitutionId === institutionId || part.supportingInstitutionIds.includes(institutionId));
}
