import fc from 'fast-check';
import { longestOf, segmentsOf } from './chart-geometry.ts';

const aBar = fc.record({
  not_started: fc.nat(30),
  in_progress: fc.nat(30),
  partially_implemented: fc.nat(30),
  implemented: fc.nat(30),
  no_longer_applicable: fc.nat(30),
});
const totalOf = (byStatus: Record<string, number>) => Object.values(byStatus).reduce((sum, count) => sum + count, 0);

describe('a stacked bar', () => {
  it('fills its share of the width without gap or overlap, from the left', () => {
    fc.assert(
      fc.property(aBar, fc.nat(100), (byStatus, longer) => {
        const longest = totalOf(byStatus) + longer;
        const segments = segmentsOf(byStatus, longest, false);
        let from = 0;
        for (const { x, width } of segments) {
          expect(x).toBeCloseTo(from);
          from += width;
        }
        expect(from).toBeCloseTo(longest === 0 ? 0 : (totalOf(byStatus) / longest) * 100);
        expect(segments.every(({ count }) => count > 0)).toBe(true);
      }),
    );
  });

  it('is the mirror image in a right-to-left page', () => {
    fc.assert(
      fc.property(aBar, (byStatus) => {
        const longest = totalOf(byStatus);
        const mirrored = segmentsOf(byStatus, longest, true);
        segmentsOf(byStatus, longest, false).forEach(({ x, width }, index) => expect(mirrored[index]!.x).toBeCloseTo(100 - x - width));
      }),
    );
  });

  it('begins with what is done', () => {
    const byStatus = { not_started: 1, in_progress: 4, partially_implemented: 3, implemented: 3, no_longer_applicable: 1 };
    expect(segmentsOf(byStatus, 12, false).map(({ status, count }) => [status, count])).toEqual([
      ['implemented', 3],
      ['partially_implemented', 3],
      ['in_progress', 4],
      ['not_started', 1],
      ['no_longer_applicable', 1],
    ]);
  });

  it('has no bar where nothing is shown', () => {
    expect(longestOf([])).toBe(0);
    expect(longestOf([{ total: 3 }, { total: 12 }])).toBe(12);
    expect(segmentsOf({ not_started: 0, in_progress: 0, partially_implemented: 0, implemented: 0, no_longer_applicable: 0 }, 0, false)).toEqual([]);
  });
});
