import { isOpen, isTimeZone, officeHoursSchema } from './authority.hours.ts';

const WEEK = { days: [1, 2, 3, 4, 5], from: '08:00', to: '16:30' };

describe('office hours', () => {
  it('are read on the clock of the place', () => {
    // 2026-03-02 is a Monday; Niamey is one hour ahead of UTC, Bamako is not.
    expect(isOpen(WEEK, 'Africa/Niamey', new Date('2026-03-02T07:00:00Z'))).toBe(true);
    expect(isOpen(WEEK, 'Africa/Bamako', new Date('2026-03-02T07:00:00Z'))).toBe(false);
    expect(isOpen(WEEK, 'Africa/Bamako', new Date('2026-03-02T16:29:00Z'))).toBe(true);
    expect(isOpen(WEEK, 'Africa/Bamako', new Date('2026-03-02T16:30:00Z'))).toBe(false);
    expect(isOpen(WEEK, 'Africa/Bamako', new Date('2026-03-01T10:00:00Z'))).toBe(false);
  });

  it('end after they begin, on at least one day', () => {
    const codes = (value: unknown) => officeHoursSchema.safeParse(value).error?.issues.map(({ message }) => message);
    expect(codes(WEEK)).toBeUndefined();
    expect(codes({ ...WEEK, to: '08:00' })).toEqual(['hours.end_before_start']);
    expect(codes({ ...WEEK, days: [] })).toEqual(['hours.days_required']);
    expect(codes({ ...WEEK, from: '8:00' })).toContain('hours.malformed');
  });

  it('want a time zone that exists', () => {
    expect(['Africa/Niamey', 'Africa/Casablanca', 'Niger/Niamey', 'UTC+1', ''].map(isTimeZone)).toEqual([true, true, false, false, false]);
  });
});
