import type { Actor } from './actor.ts';
import { audiencesFrom } from './audience.ts';
import { NOTHING, type Scope } from './scope.ts';

/**
 * Who sees what a State submits (product rules 2 and 3): the State all of its own, the others what is validated and shown to their
 * audience; what the coordinator sees before that is said by the kind of record.
 */
export function ownOrShown({ role, programmeId, state }: Actor, toCoordinator: Scope): Scope {
  switch (role) {
    case 'coordinator':
      return toCoordinator;
    case 'contributor':
    case 'focal_point':
      return [
        { programmeId, stateCode: state },
        { programmeId, shownTo: audiencesFrom('participants') },
      ];
    case 'observer':
      return [{ programmeId, shownTo: audiencesFrom('participants') }];
    case 'donor':
      return [{ programmeId, shownTo: audiencesFrom('donors') }];
    case 'admin':
      return NOTHING;
  }
}
