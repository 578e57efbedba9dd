import { NOTHING, type Actor, type Scope } from '@suivi/access/domain';

/** Requests for contact: to the focal points of the two States; that they happened, to the coordinator. */
export function visibleContactRequests({ role, programmeId, state }: Actor): Scope {
  if (role === 'coordinator') return [{ programmeId }];
  if (role !== 'focal_point') return NOTHING;
  return [
    { programmeId, stateCode: state },
    { programmeId, ownerState: state },
  ];
}

/** Whether the reader reads what the two States wrote to each other. */
export function readsContacts({ role }: Pick<Actor, 'role'>): boolean {
  return role === 'focal_point';
}
