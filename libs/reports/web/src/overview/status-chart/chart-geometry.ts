import type { Status } from '@suivi/recommendations/domain';
import { CHART_ORDER, type ChartRow } from './chart-rows.ts';

/** A piece of a bar; `x` and `width` in per cent of the chart's width, `x` from the left in every language. */
export interface Segment {
  status: Status;
  count: number;
  x: number;
  width: number;
  /** Whether there is room for its number. */
  labelled: boolean;
}

/** Below this share of the width a number would touch its neighbours on a phone. */
const ROOM_FOR_A_NUMBER = 6;

/** The longest bar, which takes the whole width. */
export function longestOf(rows: readonly Pick<ChartRow, 'total'>[]): number {
  return Math.max(0, ...rows.map(({ total }) => total));
}

/** The pieces of one bar, side by side from where reading begins: from the right in a right-to-left page. */
export function segmentsOf(byStatus: ChartRow['byStatus'], longest: number, rightToLeft: boolean): Segment[] {
  if (longest === 0) return [];
  let from = 0;
  return CHART_ORDER.filter((status) => byStatus[status] > 0).map((status) => {
    const count = byStatus[status];
    const width = (count / longest) * 100;
    const x = rightToLeft ? 100 - from - width : from;
    from += width;
    return { status, count, x, width, labelled: width >= ROOM_FOR_A_NUMBER };
  });
}
