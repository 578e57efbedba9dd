import { audiencesFrom, NOTHING, type Actor, type Scope } from '@suivi/access/domain';

/** Evidence follows what it proves: the own State always, the coordinator once submitted, others once validated and shown to them. */
export function visibleEvidence({ role, programmeId, state }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [{ programmeId, submitted: 'true' }];
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

/** Phases of an update in which its evidence may change: those in which it may be edited itself (submission.lifecycle.ts, which this cannot know). */
export const EVIDENCE_EDITABLE_IN = ['draft', 'returned', 'withdrawn'] as const;
