import { isNational, NOTHING, ownOrShown, type Actor, type Scope } from '@suivi/access/domain';

/** A round is known to the whole programme once it is opened; until then to the coordinator, who makes it. */
export function visibleRounds({ role, programmeId }: Actor): Scope {
  if (role === 'admin') return NOTHING;
  return role === 'coordinator' ? [{ programmeId }] : [{ programmeId, phase: 'open' }];
}

/** Working copies belong to their State alone; who writes in which section is `mayWriteSection`. */
export function visibleReports({ role, programmeId, state }: Actor): Scope {
  return isNational(role) ? [{ programmeId, stateCode: state }] : NOTHING;
}

/** What was submitted: all of it to the own State, undecided and decided to the coordinator, validated and shown to the others. */
export function visibleReportSubmissions(actor: Actor): Scope {
  return ownOrShown(actor, [{ programmeId: actor.programmeId, phase: ['submitted', 'returned', 'validated'] }]);
}

/** The focal point writes in every section of her State's report, a contributor in those given to her institution. */
export function mayWriteSection({ role, state, institutionId }: Actor, section: { stateCode: string; institutionId: string | null }): boolean {
  if (state !== section.stateCode) return false;
  return role === 'focal_point' || (role === 'contributor' && institutionId !== null && institutionId === section.institutionId);
}
