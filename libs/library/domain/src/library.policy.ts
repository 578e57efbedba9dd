import { audiencesFrom, may, NOTHING, type Actor, type Permission, type Scope } from '@suivi/access/domain';
import type { LibraryEntry } from './library.contract.ts';

/**
 * Who sees which entries: a State all of its own, the coordinator all but drafts, everybody else what is published and shown to her
 * audience. Row-level security says the same, and so does the search (shown by a property test).
 */
export function visibleLibrary({ role, programmeId, state }: Actor): Scope {
  switch (role) {
    case 'coordinator':
      return [{ programmeId, phase: ['published', 'withdrawn'] }];
    case 'contributor':
    case 'focal_point':
      return [
        { programmeId, stateCode: state },
        { programmeId, phase: 'published', audience: audiencesFrom('participants') },
      ];
    case 'observer':
      return [{ programmeId, phase: 'published', audience: audiencesFrom('participants') }];
    case 'donor':
      return [{ programmeId, phase: 'published', audience: audiencesFrom('donors') }];
    case 'admin':
      return NOTHING;
  }
}

export const LIBRARY_ACTS = ['edit', 'publish', 'withdraw', 'discard'] as const;
export type LibraryAct = (typeof LIBRARY_ACTS)[number];

const WRITES: Permission = 'library.write';
const PUBLISHES: Permission = 'library.publish';

/** Who keeps the entry: the coordinator what the programme entered, a State its own. */
function keeps({ role, state }: Pick<Actor, 'role' | 'state'>, { keptBy, stateCode }: Pick<LibraryEntry, 'keptBy' | 'stateCode'>): boolean {
  if (!may(role, WRITES)) return false;
  return keptBy === 'programme' ? role === 'coordinator' : role !== 'coordinator' && state === stateCode;
}

/** What the actor may do with an entry now: whoever drafts may go on with a draft, and publishing is for who answers for it (docs/decisions/0021). */
export function libraryActs(actor: Pick<Actor, 'role' | 'state'>, entry: Pick<LibraryEntry, 'keptBy' | 'stateCode' | 'phase'>): LibraryAct[] {
  if (!keeps(actor, entry) || entry.phase === 'withdrawn') return [];
  const publishes = may(actor.role, PUBLISHES);
  if (entry.phase === 'draft') return publishes ? ['edit', 'publish', 'discard'] : ['edit', 'discard'];
  return publishes ? ['edit', 'withdraw'] : [];
}
