import type { Evidence } from '@suivi/evidence/domain';
import type { Update } from '@suivi/recommendations/domain';
import { same } from '@suivi/shared/domain';
import { CONTENT_FIELDS, contentOf } from '../update-content.ts';

/** One thing that somebody else of the delegation changed since the update was last looked at. */
export type News = { what: 'added' | 'removed' | 'shown' | 'mended'; piece: Pick<Evidence, 'id' | 'title'> } | { what: 'changed'; field: (typeof CONTENT_FIELDS)[number] };

/** What is new in an update; a file that was still being sent may vanish by itself, when it is refused. */
export function newsOf(seen: Update, now: Update): News[] {
  const before = new Map(seen.evidence.map((piece) => [piece.id, piece]));
  const after = new Set(now.evidence.map(({ id }) => id));
  return [
    ...CONTENT_FIELDS.filter((field) => !same(contentOf(seen)[field], contentOf(now)[field])).map((field) => ({ what: 'changed' as const, field })),
    ...now.evidence.filter(({ id }) => !before.has(id)).map((piece) => ({ what: 'added' as const, piece })),
    ...now.evidence.filter(({ id, confidentiality }) => (before.get(id)?.confidentiality ?? confidentiality) !== confidentiality).map((piece) => ({ what: 'shown' as const, piece })),
    ...now.evidence.filter(({ id, validUntil }) => before.has(id) && before.get(id)?.validUntil !== validUntil).map((piece) => ({ what: 'mended' as const, piece })),
    ...seen.evidence.filter(({ id, complete }) => complete && !after.has(id)).map((piece) => ({ what: 'removed' as const, piece })),
  ];
}
