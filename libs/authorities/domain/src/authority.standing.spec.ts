import fc from 'fast-check';
import { authorityStanding, CONFIRMATION_HOLDS, DUE_BEFORE } from './authority.standing.ts';

const after = (days: number) => new Date(Date.parse('2026-01-01') + days * 86_400_000).toISOString().slice(0, 10);
const standing = (days: number, withdrawnOn: string | null = null) => authorityStanding({ confirmedOn: '2026-01-01', withdrawnOn }, after(days));

describe('how far an entry can be trusted', () => {
  it('turns on the day on which it is due, and on the day on which it is old', () => {
    expect([0, 334, 335, 364, 365, 800].map((days) => standing(days))).toEqual(['confirmed', 'confirmed', 'due', 'due', 'old', 'old']);
    expect(CONFIRMATION_HOLDS - DUE_BEFORE).toBe(335);
  });

  it('never gets better by waiting, and ends with the withdrawal', () => {
    const order = ['confirmed', 'due', 'old'];
    fc.assert(fc.property(fc.nat(1_000), fc.nat(1_000), (days, more) => expect(order.indexOf(standing(days + more))).toBeGreaterThanOrEqual(order.indexOf(standing(days)))));
    fc.assert(fc.property(fc.nat(1_000), (days) => expect(standing(days, '2026-03-01')).toBe('withdrawn')));
  });
});
