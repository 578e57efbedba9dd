import { dateText, datesText } from './locale.ts';

const LONG = { day: 'numeric', month: 'long', year: 'numeric' } as const;

describe('a date', () => {
  it('is written as its language writes it, in French with "1er" for the first of a month', () => {
    expect(dateText('fr', '2026-10-01', LONG)).toBe('1er octobre 2026');
    expect(dateText('fr', '2026-10-11', LONG)).toBe('11 octobre 2026');
    expect(dateText('en', '2026-10-01', LONG)).toBe('1 October 2026');
    expect(dateText('ar', '2026-10-01', LONG)).toBe('1 أكتوبر 2026');
  });

  it('is written as a span in the same way', () => {
    expect(datesText('fr', '2018-04-01', '2018-04-03', LONG)).toBe('1er–3 avril 2018');
    expect(datesText('fr', '2018-04-16', '2018-04-18', LONG)).toBe('16–18 avril 2018');
  });

  it('without a time is that day everywhere; an instant is told in the zone that is asked for', () => {
    expect(dateText('fr', '2026-10-01', { ...LONG, timeZone: 'America/New_York' })).toBe('1er octobre 2026');
    expect(dateText('fr', '2026-10-02T02:00:00Z', { ...LONG, timeZone: 'America/New_York' })).toBe('1er octobre 2026');
    // A month is no day.
    expect(dateText('fr', '2026-01-01', { month: 'long', year: 'numeric' })).toBe('janvier 2026');
  });
});
