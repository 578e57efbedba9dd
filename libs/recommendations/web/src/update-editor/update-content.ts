import type { Update, UpdateContent } from '@suivi/recommendations/domain';

/** The fields that are typed, in the order of the screen. */
export const CONTENT_FIELDS = ['declaredStatus', 'milestones', 'audience', 'narrative', 'challenges'] as const satisfies readonly (keyof UpdateContent)[];

/** The part of an update that is typed. */
export function contentOf({ declaredStatus, milestones, narrative, challenges, audience }: Update): UpdateContent {
  return { declaredStatus, milestones, narrative, challenges, audience };
}
