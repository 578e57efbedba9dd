import { newAuthoritySchema, type CompetentAuthority } from '@suivi/authorities/domain';
import { contentOf, CONTENT_FIELDS, emptyContent, toggled } from './authority-content.ts';

describe('what the form of an authority writes', () => {
  it('is every field of the contract and none of what the portal adds', () => {
    const empty = emptyContent('Africa/Niamey');
    expect(Object.keys(empty).sort()).toEqual([...CONTENT_FIELDS].sort());
    expect(contentOf({ ...empty, id: 'x', rowVersion: 3, standing: 'old' } as unknown as CompetentAuthority)).toEqual(empty);
  });

  it('asks at first for a name, a subject and a way to reach somebody', () => {
    const { error } = newAuthoritySchema.safeParse({ ...emptyContent('Africa/Niamey'), subjects: ['extradition'] });
    expect(error?.issues.map(({ message }) => message)).toEqual(['authority.name_required', 'authority.contact_required']);
    expect(newAuthoritySchema.safeParse(emptyContent('Africa/Niamey')).error?.issues.map(({ message }) => message)).toContain('subjects.required');
  });

  it('holds a value once', () => {
    expect(toggled(['a'], 'a', true)).toEqual(['a']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});
