import type { Params } from '@angular/router';
import { timelineQuerySchema } from '@suivi/actions/domain';
import { z } from 'zod';
import { ZOOMS } from './span.ts';

export const GROUPINGS = ['state', 'meeting', 'institution'] as const;
export type Grouping = (typeof GROUPINGS)[number];

const { from, state, meeting, institution } = timelineQuerySchema.shape;
const viewSchema = z.object({ state, meeting, institution, from: from.optional(), zoom: z.enum(ZOOMS).default('month'), group: z.enum(GROUPINGS).default('state') });

/** What the timeline shows, and how. Without `from` it begins a little before today. */
export type TimelineView = z.infer<typeof viewSchema>;
export type TimelineFilters = Pick<TimelineView, 'state' | 'meeting' | 'institution'>;

/** Reads the view off an address; what means nothing is left out instead of failing the page. */
export function viewFrom(params: Params): TimelineView {
  const read = Object.entries(viewSchema.shape).flatMap(([key, schema]) => {
    const value = schema.safeParse(params[key] || undefined);
    return value.success && value.data !== undefined ? [[key, value.data] as const] : [];
  });
  return viewSchema.parse(Object.fromEntries(read));
}

/** The query parameters of a view; what is usual is left out, so that equal views have equal addresses. */
export function addressOf({ zoom, group, ...rest }: TimelineView): Params {
  return { ...rest, ...(zoom !== 'month' && { zoom }), ...(group !== 'state' && { group }) };
}
