import type { Params } from '@angular/router';
import { overviewQuerySchema } from '@suivi/reports/domain';
import type { z } from 'zod';

export type OverviewFilters = z.infer<typeof overviewQuerySchema>;

/** Reported done, in whole or in part, on at least one piece of evidence that the reader may open. */
export const SUBSTANTIATED: Params = { status: ['implemented', 'partially_implemented'], evidence: 'with' };

/** Reads the filters off an address; what means nothing is left out instead of failing the page. */
export function filtersFrom(params: Params): OverviewFilters {
  const { state, meeting } = overviewQuerySchema.shape;
  const readState = state.safeParse(params['state'] || undefined);
  const readMeeting = meeting.safeParse(params['meeting'] || undefined);
  return { ...(readState.data && { state: readState.data }), ...(readMeeting.data && { meeting: readMeeting.data }) };
}

/** The address of the list behind a figure: the page's own filters and what the figure counts. */
export function listBehind(filters: OverviewFilters, counted: Params = {}): Params {
  return { ...filters, ...counted };
}
