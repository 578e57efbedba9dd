import { contains, NOTHING, type Actor, type Scope } from '@suivi/access/domain';
import type { CommentAudience, CommentSubject } from './comment.contract.ts';

/** What the record says of whom a comment on it may reach. */
export interface Talk {
  /** Whether others than who is writing the record may see it: a draft is nobody's to comment on but its State's. */
  open: boolean;
  /** Whether all participants may see the record now. */
  shared: boolean;
  /** The States whose record it is. */
  states: string[];
}

/** The audiences that the actor may choose for a comment on a record that she sees, narrowest first; the record is seen by no fewer. */
export function audiencesFor({ role, state }: Actor, kind: CommentSubject['kind'], { open, shared, states }: Talk): CommentAudience[] {
  const national = (role === 'contributor' || role === 'focal_point') && state !== null;
  if (!national && role !== 'coordinator') return [];
  if (!open) return national ? ['state'] : [];
  const joint = kind === 'action' && states.length > 1 && (!national || states.includes(state));
  return [...(national ? (['state'] as const) : []), ...(national || states.length > 0 ? (['delegation'] as const) : []), ...(joint ? (['parties'] as const) : []), ...(shared ? (['participants'] as const) : [])];
}

/** The State that a comment is for where one alone reads it: a delegation's own, or the one that the coordinator speaks to; null where she names none of the record's. */
export function addressedState({ role, state }: Actor, asked: string | null, { states }: Talk): string | null {
  if (role !== 'coordinator') return state;
  if (asked === null) return states.length === 1 ? (states[0] ?? null) : null;
  return states.includes(asked) ? asked : null;
}

/** The delegations that read a comment of this audience; all of them where participants do. */
export function partiesOf(audience: CommentAudience, stateCode: string | null, { states }: Talk): string[] {
  if (audience === 'participants') return [];
  return audience === 'parties' ? states : stateCode === null ? [] : [stateCode];
}

/**
 * Whose comments an actor reads, on records that she sees (which the record's own walls decide): donors, observers and the administrator
 * none (docs/decisions/0017), a delegation its own and what is said to all participants, the coordinator all but what a State says among its own.
 */
export function visibleComments({ role, programmeId, state }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [{ programmeId, audience: ['delegation', 'parties', 'participants'] }];
    case 'contributor':
    case 'focal_point':
      return [
        { programmeId, audience: 'participants' },
        { programmeId, parties: contains(state) },
      ];
    case 'donor':
    case 'observer':
    case 'admin':
      return NOTHING;
  }
}
