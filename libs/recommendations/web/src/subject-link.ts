import type { Subject } from '@suivi/recommendations/domain';

/** Where the page of a statement's subject is. */
export function subjectLink({ kind, id }: Subject): string[] {
  return [kind === 'action' ? '/actions' : '/commitments', id];
}
