import { AUDIENCES, includes, narrower } from '@suivi/access/domain';
import { piecesBehind } from '@suivi/evidence/domain';
import fc from 'fast-check';
import { firstAudience } from './update.audience.ts';

const anAudience = fc.constantFrom(...AUDIENCES);

describe('who a new update is for', () => {
  it('is the delegation alone until the State has chosen once', () => {
    expect(firstAudience({ audience: 'public', submissions: [] })).toBe('delegation');
  });

  it('is what the State chose last, never beyond the commitment', () => {
    expect(firstAudience({ audience: 'public', submissions: [{ audience: 'donors' }, { audience: 'public' }] })).toBe('donors');
    expect(firstAudience({ audience: 'participants', submissions: [{ audience: 'donors' }] })).toBe('participants');
  });
});

describe('two limits on who may see', () => {
  it('leave the narrower, whichever is asked first', () => {
    fc.assert(
      fc.property(anAudience, anAudience, (one, other) => {
        const both = narrower(one, other);
        expect(both).toBe(narrower(other, one));
        expect([one, other]).toContain(both);
        expect(includes(one, both) && includes(other, both)).toBe(true);
      }),
    );
  });

  it('leave pieces behind that some readers of the update will not see, and no other', () => {
    fc.assert(
      fc.property(fc.array(anAudience), anAudience, (pieces, audience) => {
        const behind = piecesBehind(pieces.map((confidentiality) => ({ confidentiality })), audience);
        expect(behind).toHaveLength(pieces.filter((piece) => narrower(piece, audience) !== audience).length);
      }),
    );
  });
});
