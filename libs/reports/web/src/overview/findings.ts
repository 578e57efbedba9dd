import type { ChartRow } from './status-chart/chart-rows.ts';

/** A sentence of the page: its key and what goes into it. */
export interface Finding {
  key: string;
  params: Record<string, string | number>;
}

/** What the chart by State says, without putting one State before another (product rule 8). */
export function findingByState(rows: readonly ChartRow[]): Finding {
  const shown = rows.filter(({ total }) => total > 0);
  const [only] = shown;
  if (!only) return { key: 'nothing', params: {} };
  const reached = shown.filter(({ byStatus }) => byStatus.implemented > 0).length;
  if (reached === 0) return { key: 'none', params: {} };
  if (shown.length === 1) return { key: 'state_one', params: { state: only.label, part: only.byStatus.implemented, whole: only.total } };
  return reached === shown.length ? { key: 'state_all', params: { count: reached } } : { key: 'state_some', params: { count: reached, total: shown.length } };
}

/** What the chart by theme says; themes, unlike States, may be compared. */
export function findingByTheme(rows: readonly ChartRow[]): Finding {
  const shown = rows.filter(({ total }) => total > 0);
  if (shown.length === 0) return { key: 'nothing', params: {} };
  const most = Math.max(...shown.map(({ byStatus }) => byStatus.implemented));
  if (most === 0) return { key: 'none', params: {} };
  const [first, second] = shown.filter(({ byStatus }) => byStatus.implemented === most);
  if (first && !second) return { key: 'theme_most', params: { theme: first.label, part: most, whole: first.total } };
  return { key: 'theme_some', params: { count: shown.filter(({ byStatus }) => byStatus.implemented > 0).length, total: shown.length } };
}
