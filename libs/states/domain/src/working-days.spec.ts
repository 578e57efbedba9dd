import fc from 'fast-check';
import { addDays, firstDayOfWeek, isDayOff, lastWorkingDay, weekdayOf, weekendOf } from './working-days.ts';

const day = fc.integer({ min: 0, max: 30_000 }).map((days) => addDays('2000-01-01', days));
const off = fc.record({ weekend: fc.constantFrom([6, 7], [5, 6], [7]), holidays: fc.array(day, { maxLength: 20 }).map((days) => new Set(days)) });

describe('the days on which a State works', () => {
  it('leave out its weekend and its public holidays', () => {
    expect([weekendOf('ML'), weekendOf('MA'), weekendOf('NE'), weekendOf('EG')]).toEqual([[6, 7], [6, 7], [6, 7], [5, 6]]);
    const niger = { weekend: weekendOf('NE'), holidays: new Set(['2026-05-01']) };
    expect(['2026-04-30', '2026-05-01', '2026-05-02', '2026-05-03', '2026-05-04'].map((each) => isDayOff(each, niger))).toEqual([false, true, true, true, false]);
    expect(lastWorkingDay('2026-05-03', niger)).toBe('2026-04-30');
    expect(lastWorkingDay('2026-05-04', niger)).toBe('2026-05-04');
  });

  it('end before a due date with the last of them: a working day, not after it, and none between', () => {
    fc.assert(
      fc.property(day, off, (due, state) => {
        const last = lastWorkingDay(due, state);
        expect(last).not.toBeNull();
        expect(last !== null && last <= due && !isDayOff(last, state)).toBe(true);
        for (let between = addDays(last ?? due, 1); between <= due; between = addDays(between, 1)) expect(isDayOff(between, state)).toBe(true);
      }),
    );
  });

  it('are none where a State never works', () => {
    expect(lastWorkingDay('2026-05-04', { weekend: [1, 2, 3, 4, 5, 6, 7], holidays: new Set() })).toBeNull();
  });

  it('follow each other', () => {
    fc.assert(fc.property(day, (each) => expect(weekdayOf(addDays(each, 1))).toBe((weekdayOf(each) % 7) + 1)));
    expect(weekdayOf('2026-11-23')).toBe(1);
  });
});

describe('a week', () => {
  it('begins as it does where one reads', () => {
    expect([firstDayOfWeek('fr', 'NE'), firstDayOfWeek('ar', 'MA'), firstDayOfWeek('ar'), firstDayOfWeek('en-GB')]).toEqual([1, 1, 6, 1]);
  });
});
