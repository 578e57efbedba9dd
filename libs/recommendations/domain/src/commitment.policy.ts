import { audiencesFrom, isNational, NOTHING, ownOrShown, type Actor, type Audience, type Scope } from '@suivi/access/domain';

/**
 * The first wall for recommendations and what follows from them. Columns are named as the records' fields; what a scope lets
 * through, row-level security lets through as well (product.md, "Who uses it" and rules 2 and 3; shown by a property test).
 */

/** Adopted texts are known to all participants; to donors when published to them; drafts to the coordinator alone. */
export function visibleRecommendations({ role, programmeId }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [{ programmeId }];
    case 'donor':
      return [{ programmeId, phase: 'adopted', audience: audiencesFrom('donors') }];
    case 'contributor':
    case 'focal_point':
    case 'observer':
      return [{ programmeId, phase: 'adopted' }];
    case 'admin':
      return NOTHING;
  }
}

/** A State sees its own; everybody else what the State shows to her audience; the coordinator all of the programme. */
export function visibleCommitments({ role, programmeId, state }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [{ programmeId }];
    case 'contributor':
    case 'focal_point':
      return [
        { programmeId, stateCode: state },
        { programmeId, audience: audiencesFrom('participants') },
      ];
    case 'observer':
      return [{ programmeId, audience: audiencesFrom('participants') }];
    case 'donor':
      return [{ programmeId, audience: audiencesFrom('donors') }];
    case 'admin':
      return NOTHING;
  }
}

/** What was submitted: all of it to the own State, undecided and decided to the coordinator, validated and shown to the others. */
export function visibleSubmissions(actor: Actor): Scope {
  return ownOrShown(actor, [{ programmeId: actor.programmeId, phase: ['submitted', 'returned', 'validated'] }]);
}

/** Working copies belong to their State alone; a contributor's further limit is `isResponsible`. */
export function visibleUpdates({ role, programmeId, state }: Actor): Scope {
  return isNational(role) ? [{ programmeId, stateCode: state }] : NOTHING;
}

/** At which audience level this reader sees the standing of a State's commitment. */
export function levelOf({ role, state }: Actor, stateCode: string): Audience {
  if (role === 'donor') return 'donors';
  if (role === 'coordinator' || (isNational(role) && state === stateCode)) return 'delegation';
  return 'participants';
}

interface Responsibility {
  stateCode: string;
  leadInstitutionId: string | null;
  supportingInstitutionIds: readonly string[];
}

/** Whether the actor may draft updates on a commitment: a focal point on her State's, a contributor on her institution's. */
export function isResponsible({ role, state, institutionId }: Actor, commitment: Responsibility): boolean {
  if (state !== commitment.stateCode) return false;
  if (role === 'focal_point') return true;
  if (role !== 'contributor' || institutionId === null) return false;
  return commitment.leadInstitutionId === institutionId || commitment.supportingInstitutionIds.includes(institutionId);
}
