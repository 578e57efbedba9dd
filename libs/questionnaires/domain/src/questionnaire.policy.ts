import { NOTHING, type Actor, type Scope } from '@suivi/access/domain';

/**
 * Which versions an actor reads: whoever may read a report reads what it was asked, the coordinator also what she is building, and the
 * administrator, who reads no substance, none. Row-level security says the same (shown by a property test).
 */
export function visibleVersions({ role, programmeId }: Pick<Actor, 'role' | 'programmeId'>): Scope {
  switch (role) {
    case 'coordinator':
      return [{ programmeId }];
    case 'contributor':
    case 'focal_point':
    case 'donor':
    case 'observer':
      return [{ programmeId, phase: 'published' }];
    case 'admin':
      return NOTHING;
  }
}
