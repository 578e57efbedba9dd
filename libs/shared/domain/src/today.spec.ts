import fc from 'fast-check';
import { todayIn } from './today.ts';

describe('today', () => {
  it('is the day it is where somebody is', () => {
    const lateInTheEvening = new Date('2026-03-01T23:30:00Z');
    expect(['Africa/Bamako', 'Africa/Niamey', 'America/New_York'].map((zone) => todayIn(zone, lateInTheEvening))).toEqual(['2026-03-01', '2026-03-02', '2026-03-01']);
  });

  it('begins at midnight there, summer time and date line included', () => {
    const border = (zone: string, before: string, after: string) => [todayIn(zone, new Date(before)), todayIn(zone, new Date(after))];
    expect(border('Pacific/Auckland', '2026-11-24T10:59:59Z', '2026-11-24T11:00:00Z')).toEqual(['2026-11-24', '2026-11-25']);
    expect(border('Pacific/Auckland', '2026-06-24T11:59:59Z', '2026-06-24T12:00:00Z')).toEqual(['2026-06-24', '2026-06-25']);
    expect(border('America/New_York', '2026-11-25T04:59:59Z', '2026-11-25T05:00:00Z')).toEqual(['2026-11-24', '2026-11-25']);
    expect(border('America/New_York', '2026-12-31T23:59:59Z', '2027-01-01T05:00:00Z')).toEqual(['2026-12-31', '2027-01-01']);
  });

  it('is never more than a day from that of UTC, and never earlier in the east than in the west', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (at) => {
        const days = ['America/Los_Angeles', 'UTC', 'Pacific/Auckland'].map((zone) => Date.parse(todayIn(zone, at)) / 86_400_000);
        const [west, here, east] = days as [number, number, number];
        expect(west <= here && here <= east && here - west <= 1 && east - here <= 1).toBe(true);
      }),
    );
  });
});
