import { includes, ownOrShown, type Actor, type Audience, type Scope } from '@suivi/access/domain';

/** Evidence follows what it proves: the own State always, the coordinator once submitted, others once validated and shown to them. */
export function visibleEvidence(actor: Actor): Scope {
  return ownOrShown(actor, [{ programmeId: actor.programmeId, submitted: 'true' }]);
}

/** Phases of an update in which its evidence may change: those in which it may be edited itself (submission.lifecycle.ts, which this cannot know). */
export const EVIDENCE_EDITABLE_IN = ['draft', 'returned', 'withdrawn'] as const;

/** The pieces that some readers of their update will not see, since fewer people may see the piece than the update. */
export function piecesBehind<Piece extends { confidentiality: Audience }>(pieces: readonly Piece[], audience: Audience): Piece[] {
  return pieces.filter(({ confidentiality }) => !includes(confidentiality, audience));
}
