import type { Params } from '@angular/router';
import type { Status } from '@suivi/recommendations/domain';

/** One bar: a State or a theme, how many of its commitments the reader sees, out of how many where that is known, by status. */
export interface ChartRow {
  key: string;
  label: string;
  total: number;
  outOf: number | null;
  byStatus: Record<Status, number>;
  /** The address of the list behind the bar. */
  params: Params;
}

/** What is done stands first, so that it begins at the same line in every bar and can be compared by eye. */
export const CHART_ORDER = ['implemented', 'partially_implemented', 'in_progress', 'not_started', 'no_longer_applicable'] as const satisfies readonly Status[];
