import fc from 'fast-check';
import { newEvidenceSchema, validityChangeSchema } from './evidence.contract.ts';
import { validityIssue, validityOf } from './evidence.validity.ts';

const aDay = fc.date({ min: new Date('1950-01-01'), max: new Date('2090-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const after = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

describe('the day until which evidence is valid', () => {
  it('is not before the day of the document, nor a century later', () => {
    expect(validityIssue('2026-03-01', null)).toBeNull();
    expect(validityIssue('2026-03-01', '2026-03-01')).toBeNull();
    expect(validityIssue('2026-03-01', '2126-03-01')).toBeNull();
    expect(validityIssue('2026-03-01', '2026-02-28')).toBe('validity.before_date');
    expect(validityIssue('2026-03-01', '2126-03-02')).toBe('validity.too_far');
    expect(validityIssue('2024-02-29', '2124-03-01')).toBe('validity.too_far');
  });

  it('is counted in whole days, its last day included', () => {
    expect([31, 30, 1, 0, -1].map((days) => validityOf(after('2026-11-24', days), '2026-11-24'))).toEqual([
      { standing: 'valid', days: 31 },
      { standing: 'expiring', days: 30 },
      { standing: 'expiring', days: 1 },
      { standing: 'expiring', days: 0 },
      { standing: 'expired', days: -1 },
    ]);
    expect(validityOf(null, '2026-11-24')).toBeNull();
  });

  it('is as many days away as there are days between, across years and leap days', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -5_000, max: 5_000 }), (today, days) => {
        const validity = validityOf(after(today, days), today);
        expect(validity).toEqual({ days, standing: days < 0 ? 'expired' : days <= 30 ? 'expiring' : 'valid' });
      }),
    );
  });

  it('is checked with the piece it belongs to, and need not be said', () => {
    const link = { kind: 'link', updateId: '0198c0de-0000-7000-8000-000000000001', title: 'Accord', datedOn: '2026-03-01', language: 'fr', documentKind: 'other', confidentiality: 'delegation', url: 'https://www.unodc.org/' };
    expect(newEvidenceSchema.parse(link).validUntil).toBeNull();
    expect(newEvidenceSchema.parse({ ...link, validUntil: '2027-03-01' }).validUntil).toBe('2027-03-01');
    const refused = newEvidenceSchema.safeParse({ ...link, validUntil: '2026-02-28' });
    expect(refused.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['validUntil', 'validity.before_date']]);
    expect(validityChangeSchema.safeParse({ validUntil: 'demain' }).error?.issues[0]?.message).toBe('date.malformed');
  });
});
