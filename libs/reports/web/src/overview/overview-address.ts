import type { Params } from '@angular/router';
import { overviewQuerySchema } from '@suivi/reports/domain';
import type { z } from 'zod';

export type OverviewFilters = z.infer<typeof overviewQuerySchema>;

/** As far ahead as the overview looks for deadlines (`next` of its contract). */
const AHEAD_IN_DAYS = 180;
const DAY = 86_400_000;
const UNSETTLED = ['not_started', 'in_progress', 'partially_implemented'];

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

/** What is behind the deadlines to come, as the list's address says it. */
export function deadlinesAhead(asOf: string): Params {
  const today = asOf.slice(0, 10);
  const last = new Date(Date.parse(today) + AHEAD_IN_DAYS * DAY).toISOString().slice(0, 10);
  return { dueFrom: today, dueTo: last, status: UNSETTLED, sort: 'due' };
}
