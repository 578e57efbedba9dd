import fc from 'fast-check';
import { AUDIENCES, audiencesFrom, includes, widens } from './audience.ts';
import { invitationRequestSchema } from './user.contract.ts';
import { may, PERMISSIONS, type Permission } from './permission.ts';
import { contains, inScope, type Scope } from './scope.ts';

const anAudience = fc.constantFrom(...AUDIENCES);

describe('audiences', () => {
  it('are nested: who stands at a level sees what includes that level', () => {
    fc.assert(fc.property(anAudience, anAudience, (audience, level) => expect(audiencesFrom(level).includes(audience)).toBe(includes(audience, level))));
  });

  it('widen in one direction only', () => {
    fc.assert(fc.property(anAudience, anAudience, (one, other) => expect(widens(one, other) && widens(other, one)).toBe(false)));
  });
});

describe('permissions', () => {
  it('give the administrator no substance', () => {
    const substance = (Object.keys(PERMISSIONS) as Permission[]).filter((name) => /^(recommendations|commitments|updates|submissions|evidence|overview|meetings|actions|authorities|library)\./.test(name));
    expect(substance.filter((permission) => may('admin', permission))).toEqual([]);
  });

  it('give the donor nothing to write', () => {
    const granted = (Object.keys(PERMISSIONS) as Permission[]).filter((permission) => may('donor', permission));
    expect(granted.filter((permission) => !permission.endsWith('.read'))).toEqual(['profile.edit', 'calendar_feed.keep']);
  });
});

describe('a scope', () => {
  it('sees nothing when it has no alternative', () => {
    fc.assert(fc.property(fc.object(), (row) => expect(inScope([], row as Record<string, unknown>)).toBe(false)));
  });

  it('wants every column of one alternative', () => {
    const scope: Scope = [{ state: 'NER' }, { audience: ['donors', 'public'], programme: 'p' }];
    expect(inScope(scope, { state: 'NER', audience: 'delegation' })).toBe(true);
    expect(inScope(scope, { state: 'MLI', audience: 'donors', programme: 'p' })).toBe(true);
    expect(inScope(scope, { state: 'MLI', audience: 'donors' })).toBe(false);
  });

  it('asks a list whether it contains a value, and whoever has none is contained in no list', () => {
    expect(inScope([{ parties: contains('NER') }], { parties: ['MLI', 'NER'] })).toBe(true);
    expect(inScope([{ parties: contains('NER') }], { parties: ['MLI'] })).toBe(false);
    expect(inScope([{ parties: contains(null) }], { parties: ['MLI', 'NER'] })).toBe(false);
  });
});

describe('an invitation', () => {
  const invitation = { email: 'A@B.example', role: 'focal_point', stateCode: 'NER', institutionId: null, language: 'fr' };

  it('needs a State for a national role, and an institution for a contributor', () => {
    expect(invitationRequestSchema.safeParse(invitation).success).toBe(true);
    expect(invitationRequestSchema.safeParse({ ...invitation, stateCode: null }).success).toBe(false);
    expect(invitationRequestSchema.safeParse({ ...invitation, role: 'contributor' }).success).toBe(false);
  });

  it('has no State where the role is for all of them, and no institution without its State', () => {
    const codesOf = (more: object) => invitationRequestSchema.safeParse({ ...invitation, ...more }).error?.issues.map(({ message }) => message) ?? [];
    for (const role of ['coordinator', 'donor', 'admin']) {
      expect(codesOf({ role })).toEqual(['state.not_of_role']);
      expect(codesOf({ role, stateCode: null })).toEqual([]);
    }
    expect(codesOf({ role: 'observer' })).toEqual([]);
    expect(codesOf({ role: 'observer', stateCode: null, institutionId: crypto.randomUUID() })).toEqual(['institution.without_state']);
  });

  it('knows an address by its lower-case form', () => {
    expect(invitationRequestSchema.parse(invitation).email).toBe('a@b.example');
  });
});
