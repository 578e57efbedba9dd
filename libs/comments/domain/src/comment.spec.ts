import { AUDIENCES, inScope, type Actor } from '@suivi/access/domain';
import fc from 'fast-check';
import { addressedState, audiencesFor, COMMENT_AUDIENCES, COMMENT_SUBJECT_KINDS, newCommentSchema, partiesOf, visibleComments } from './index.ts';

const STATES = ['MLI', 'MAR', 'NER'];
const aRole = fc.constantFrom<Actor['role']>('contributor', 'focal_point', 'coordinator', 'donor', 'observer', 'admin');
const anActor = fc.record({ role: aRole, state: fc.constantFrom(...STATES) }).map(({ role, state }): Actor => ({ userId: 'u', programmeId: 'p', role, state: role === 'contributor' || role === 'focal_point' ? state : null, institutionId: null }));
const aTalk = fc.record({ open: fc.boolean(), shared: fc.boolean(), states: fc.uniqueArray(fc.constantFrom(...STATES)) });
const aKind = fc.constantFrom(...COMMENT_SUBJECT_KINDS);

describe('whom a comment may reach', () => {
  it('is nobody for donors, observers and the administrator, who neither write nor read any', () => {
    fc.assert(
      fc.property(anActor, aKind, aTalk, (actor, kind, talk) => {
        if (!['donor', 'observer', 'admin'].includes(actor.role)) return;
        expect(audiencesFor(actor, kind, talk)).toEqual([]);
        expect(visibleComments(actor)).toEqual([]);
      }),
    );
  });

  it('is never wider than the record, begins with the narrowest, and its author always reads it herself', () => {
    fc.assert(
      fc.property(anActor, aKind, aTalk, (actor, kind, talk) => {
        const audiences = audiencesFor(actor, kind, talk);
        expect(audiences).toEqual(COMMENT_AUDIENCES.filter((audience) => audiences.includes(audience)));
        if (!talk.shared || !talk.open) expect(audiences).not.toContain('participants');
        if (!talk.open) expect(audiences.filter((audience) => audience !== 'state')).toEqual([]);
        for (const audience of audiences) {
          const stateCode = addressedState(actor, talk.states[0] ?? null, talk);
          const row = { programmeId: 'p', audience, parties: partiesOf(audience, stateCode, talk) };
          expect(inScope(visibleComments(actor), row)).toBe(true);
        }
      }),
    );
  });

  it('keeps what a State says among its own from everybody else, the coordinator included', () => {
    fc.assert(
      fc.property(anActor, fc.constantFrom(...STATES), (reader, state) => {
        const row = { programmeId: 'p', audience: 'state', parties: [state] };
        expect(inScope(visibleComments(reader), row)).toBe(reader.state === state);
      }),
    );
  });

  it('lets the coordinator speak to a State of the record and to no other', () => {
    const coordinator: Actor = { userId: 'u', programmeId: 'p', role: 'coordinator', state: null, institutionId: null };
    const joint = { open: true, shared: false, states: ['MLI', 'NER'] };
    expect(addressedState(coordinator, 'NER', joint)).toBe('NER');
    expect(addressedState(coordinator, 'MAR', joint)).toBeNull();
    expect(addressedState(coordinator, null, joint)).toBeNull();
    expect(addressedState(coordinator, null, { ...joint, states: ['MLI'] })).toBe('MLI');
  });

  it('has words of its own beside those of what a State submits', () => {
    expect(COMMENT_AUDIENCES.filter((audience) => (AUDIENCES as readonly string[]).includes(audience))).toEqual(['delegation', 'participants']);
  });
});

describe('a comment', () => {
  const comment = { subject: { kind: 'commitment', id: crypto.randomUUID() }, body: 'Bien reçu.', language: 'fr', audience: 'delegation', stateCode: null, mentionIds: [] };
  it.each([
    ['   ', 'text.empty'],
    ['\u200B', 'text.empty'],
    ['x'.repeat(5_001), 'text.too_long'],
    ['a\u202Eb', 'text.direction_override'],
  ])('is refused as %j', (body, code) => {
    expect(newCommentSchema.safeParse({ ...comment, body }).error?.issues.map(({ message }) => message)).toContain(code);
  });
  it('mentions at most twenty people', () => {
    const mentionIds = Array.from({ length: 21 }, () => crypto.randomUUID());
    expect(newCommentSchema.safeParse({ ...comment, mentionIds }).error?.issues[0]?.message).toBe('mentions.too_many');
    expect(newCommentSchema.safeParse(comment).success).toBe(true);
  });
});
