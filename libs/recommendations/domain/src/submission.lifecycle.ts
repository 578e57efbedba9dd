import { z } from 'zod';
import type { Role } from '@suivi/access/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';

/** Where something that a State submits stands (product rule 2). */
export const PHASES = ['draft', 'submitted', 'returned', 'withdrawn', 'validated'] as const;
export const phaseSchema = z.enum(PHASES);
export type Phase = z.infer<typeof phaseSchema>;

export const ACTS = ['edit', 'hand_over', 'discard', 'submit', 'withdraw', 'return', 'validate'] as const;
export type Act = (typeof ACTS)[number];

interface Transition {
  from: readonly Phase[];
  /** Absent: the act leaves the phase as it is. */
  to?: Phase;
  by: readonly Role[];
}

/** The one path. What was withdrawn may be mended and submitted again, as what was returned. What is validated never changes. */
const TRANSITIONS: Record<Act, Transition> = {
  edit: { from: ['draft', 'returned', 'withdrawn'], by: ['contributor', 'focal_point'] },
  hand_over: { from: ['draft', 'returned', 'withdrawn'], by: ['contributor'] },
  discard: { from: ['draft'], by: ['contributor', 'focal_point'] },
  submit: { from: ['draft', 'returned', 'withdrawn'], to: 'submitted', by: ['focal_point'] },
  withdraw: { from: ['submitted'], to: 'withdrawn', by: ['focal_point'] },
  return: { from: ['submitted'], to: 'returned', by: ['coordinator'] },
  validate: { from: ['submitted'], to: 'validated', by: ['coordinator'] },
};

/** The phase after the act, or why it may not be done: `forbidden` for the role, `wrong_phase` for the moment. */
export function transition(phase: Phase, act: Act, role: Role): Phase | Refusal {
  const { from, to, by } = TRANSITIONS[act];
  if (!by.includes(role)) return refuse('forbidden');
  if (!from.includes(phase)) return refuse('wrong_phase');
  return to ?? phase;
}

/** What this role may do next at this phase, in the order in which the screen offers it. */
export function nextActs(phase: Phase, role: Role): Act[] {
  return ACTS.filter((act) => TRANSITIONS[act].by.includes(role) && TRANSITIONS[act].from.includes(phase));
}

/** Phases in which an update is not yet decided; a commitment has at most one such update at a time. */
export const OPEN_PHASES: readonly Phase[] = ['draft', 'submitted', 'returned', 'withdrawn'];
