import { ownOrShown, type Actor, type Scope } from '@suivi/access/domain';

/** What is read off validated reports: all of it to the own State and the coordinator, to the others what is shown to them. */
export function visibleTranspositions(actor: Actor): Scope {
  return ownOrShown(actor, [{ programmeId: actor.programmeId }]);
}

/** Whether the reader sees all that this State reported: where she finds nothing, it said nothing. For all others it is not shared, said or not. */
export function seesAllOf({ role, state }: Pick<Actor, 'role' | 'state'>, stateCode: string): boolean {
  return role === 'coordinator' || ((role === 'focal_point' || role === 'contributor') && state === stateCode);
}
