import fc from 'fast-check';
import { checkDeclaration, dueWithin, followedFrom, isOverdue, isStalled, SETTLED, STATUSES } from './commitment.status.ts';

const TODAY = '2026-11-24';
const aStatus = fc.constantFrom(...STATUSES);
const aDate = fc.date({ min: new Date('2018-01-01'), max: new Date('2030-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));

describe('status is earned', () => {
  it('lets nothing be submitted without a narrative', () => {
    fc.assert(
      fc.property(aStatus, fc.constantFrom('', ' ', '\n\t'), fc.nat(5), (declaredStatus, narrative, datedEvidence) => {
        const refusal = checkDeclaration({ declaredStatus, narrative, datedEvidence, unfinishedUploads: 0 });
        expect(refusal?.issues).toContainEqual({ path: 'narrative', code: 'update.narrative_required' });
      }),
    );
  });

  it('wants dated evidence for "implemented" and for no other status', () => {
    fc.assert(
      fc.property(aStatus, (declaredStatus) => {
        const refusal = checkDeclaration({ declaredStatus, narrative: 'Fait.', datedEvidence: 0, unfinishedUploads: 0 });
        expect(refusal === null).toBe(declaredStatus !== 'implemented');
      }),
    );
  });

  it('waits for uploads that have not finished', () => {
    expect(checkDeclaration({ declaredStatus: 'in_progress', narrative: 'Fait.', datedEvidence: 1, unfinishedUploads: 1 })?.refused).toBe('incomplete');
  });
});

describe('overdue and stalled are derived', () => {
  it('is not overdue on the day of the deadline, and is the day after', () => {
    const standing = { status: 'in_progress', movedOn: TODAY } as const;
    expect(isOverdue({ ...standing, dueOn: TODAY }, TODAY)).toBe(false);
    expect(isOverdue({ ...standing, dueOn: '2026-11-23' }, TODAY)).toBe(true);
  });

  it('stalls after more than 180 days without a validated update', () => {
    const standing = { status: 'in_progress', dueOn: null } as const;
    expect(isStalled({ ...standing, movedOn: '2026-05-28' }, TODAY)).toBe(false);
    expect(isStalled({ ...standing, movedOn: '2026-05-27' }, TODAY)).toBe(true);
  });

  it('does not count the time before the portal followed it', () => {
    const standing = { status: 'not_started', dueOn: null } as const;
    expect(isStalled({ ...standing, movedOn: followedFrom('2008-05-12', '2026-11-01') }, TODAY)).toBe(false);
    expect(isStalled({ ...standing, movedOn: followedFrom('2008-05-12', '2026-05-01') }, TODAY)).toBe(true);
    expect(followedFrom('2027-01-01', TODAY)).toBe('2027-01-01');
  });

  it('leaves what is settled alone, whenever it was due', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SETTLED), aDate, aDate, aDate, (status, dueOn, movedOn, today) => {
        expect(isOverdue({ status, dueOn, movedOn }, today) || isStalled({ status, dueOn, movedOn }, today)).toBe(false);
      }),
    );
  });
});

describe('what is due within some days', () => {
  it('begins on the day of the figures and leaves out what is settled', () => {
    expect(dueWithin('2026-11-24T08:00:00+00:00', 180)).toEqual({ dueFrom: '2026-11-24', dueTo: '2027-05-23', status: ['not_started', 'in_progress', 'partially_implemented'], sort: 'due' });
  });
});
