import { audiencesFrom, contains, NOTHING, type Actor, type Scope } from '@suivi/access/domain';

const OPEN = ['active', 'cancelled'] as const;

/**
 * Who sees an action (product.md, "Who uses it" and rules 2 and 3): the States that take part, once it was proposed to them; the
 * coordinator what is no State's draft; the others what is shown to their audience.
 */
export function visibleActions({ role, programmeId, state }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [
        { programmeId, phase: OPEN },
        { programmeId, proposerState: null },
      ];
    case 'contributor':
    case 'focal_point':
      return [
        { programmeId, parties: contains(state) },
        { programmeId, phase: OPEN, audience: audiencesFrom('participants') },
      ];
    case 'observer':
      return [{ programmeId, phase: OPEN, audience: audiencesFrom('participants') }];
    case 'donor':
      return [{ programmeId, phase: OPEN, audience: audiencesFrom('donors') }];
    case 'admin':
      return NOTHING;
  }
}

/** A State's part of an action: for all who take part and the coordinator, for others by the narrower audience of plan and part. */
export function visibleParts({ role, programmeId, state }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [
        { programmeId, phase: OPEN },
        { programmeId, proposerState: null },
      ];
    case 'contributor':
    case 'focal_point':
      return [
        { programmeId, parties: contains(state) },
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
