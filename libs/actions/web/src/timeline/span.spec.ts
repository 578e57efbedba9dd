import fc from 'fast-check';
import { addDays } from '@suivi/states/domain';
import { columnsOf, moved, placeOf, pointOf, spanFrom, stretchOf, usualStart, xOf, ZOOMS } from './span.ts';

const day = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1990-01-01', days));
const zoom = fc.constantFrom(...ZOOMS);

describe('the span of a timeline', () => {
  it('begins a little before today, at the beginning of a column', () => {
    expect(ZOOMS.map((each) => usualStart(each, '2026-11-24'))).toEqual(['2026-10-01', '2026-04-01', '2024-01-01']);
    expect(spanFrom('2026-10-15', 'month')).toEqual({ from: '2026-10-01', to: '2027-03-31' });
    expect(spanFrom('2026-05-15', 'quarter')).toEqual({ from: '2026-04-01', to: '2027-09-30' });
    expect(spanFrom('2024-02-29', 'year')).toEqual({ from: '2024-01-01', to: '2028-12-31' });
  });

  it('holds today, and is at most five years long, whatever the day', () => {
    fc.assert(
      fc.property(day, zoom, (today, each) => {
        const span = spanFrom(usualStart(each, today), each);
        expect(span.from <= today && today <= span.to).toBe(true);
        expect((Date.parse(span.to) - Date.parse(span.from)) / 86_400_000).toBeLessThanOrEqual(5 * 366);
      }),
    );
  });

  it('moves back to where it was', () => {
    fc.assert(fc.property(day, zoom, fc.integer({ min: -20, max: 20 }), (from, each, columns) => expect(moved(moved(from, each, columns) ?? '', each, -columns)).toBe(spanFrom(from, each).from)));
    expect(moved('1970-01-01', 'month', -1)).toBeNull();
  });

  it('is covered by its columns without a gap', () => {
    fc.assert(
      fc.property(day, zoom, (from, each) => {
        const span = spanFrom(from, each);
        const columns = columnsOf(span, each);
        expect([columns[0]?.from, columns.at(-1)?.to]).toEqual([span.from, span.to]);
        for (const [index, column] of columns.entries()) expect(columns[index + 1]?.from ?? addDays(span.to, 1)).toBe(addDays(column.to, 1));
        expect(columns.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
      }),
    );
  });
});

describe('what lies in a span', () => {
  const span = { from: '2026-01-01', to: '2026-01-10' };

  it('stands where its days are, the last one to its end', () => {
    expect(placeOf('2026-01-06', span)).toBeCloseTo(50);
    expect(stretchOf({ from: '2026-01-02', to: '2026-01-03' }, span)).toEqual({ start: expect.closeTo(10), width: expect.closeTo(20) });
    expect(stretchOf({ from: '2025-01-01', to: '2027-01-01' }, span)).toEqual({ start: 0, width: 100 });
    expect(stretchOf({ from: '2026-02-01', to: '2026-03-01' }, span)).toBeNull();
    expect(pointOf('2026-01-01', span)).toBeCloseTo(5);
    expect(pointOf('2026-01-11', span)).toBeNull();
  });

  it('is mirrored where one reads from the right', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), day, zoom, (from, length, start, each) => {
        const stretch = stretchOf({ from, to: addDays(from, length) }, spanFrom(start, each));
        if (!stretch) return;
        expect(xOf(stretch, false) + stretch.width + xOf(stretch, true)).toBeCloseTo(100);
        expect(stretch.start).toBeGreaterThanOrEqual(0);
        expect(stretch.start + stretch.width).toBeLessThanOrEqual(100.000001);
      }),
    );
  });
});
