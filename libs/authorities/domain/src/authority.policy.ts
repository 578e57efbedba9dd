import { audiencesFrom, may, NOTHING, type Actor, type Permission, type Scope } from '@suivi/access/domain';

/**
 * Who sees which entries of the directory: a State all of its own, withdrawn ones included, and so does the coordinator; everybody
 * else what is in force and shown to her audience. Row-level security says the same (shown by a property test).
 */
export function visibleAuthorities({ role, programmeId, state }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [{ programmeId }];
    case 'contributor':
    case 'focal_point':
      return [
        { programmeId, stateCode: state },
        { programmeId, audience: audiencesFrom('participants'), withdrawnOn: null },
      ];
    case 'observer':
      return [{ programmeId, audience: audiencesFrom('participants'), withdrawnOn: null }];
    case 'donor':
      return [{ programmeId, audience: audiencesFrom('donors'), withdrawnOn: null }];
    case 'admin':
      return NOTHING;
  }
}

const KNOWS_PEOPLE: Permission = 'participants.read';
const KEEPS: Permission = 'authorities.edit';

/** Whether the reader may see the name of a contact person, where a State gave one: names are personal data and never go to donors. */
export function seesContactNames({ role }: Actor): boolean {
  return may(role, KNOWS_PEOPLE);
}

/** Whether the actor keeps this State's entries. */
export function keepsAuthoritiesOf({ role, state }: Pick<Actor, 'role' | 'state'>, stateCode: string): boolean {
  return may(role, KEEPS) && state === stateCode;
}
