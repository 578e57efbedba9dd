import { ProblemException } from '@suivi/shared/api';

/** Refuses an edit of a version that is no longer the current one (412), with the record as it stands, so that both can be shown. */
export function refuseStale(current: { rowVersion: number }, expected: number): void {
  if (current.rowVersion !== expected) throw new ProblemException('stale', { current });
}
