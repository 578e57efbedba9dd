import { LIBRARY_KINDS, newLibraryEntrySchema } from '@suivi/library/domain';
import { original } from '@suivi/shared/domain';
import { emptyContent, toggled, written } from './entry-content.ts';

describe('what the form of an entry begins with', () => {
  it.each(LIBRARY_KINDS)('lacks of %s only what nobody can say beforehand', (kind) => {
    const { error } = newLibraryEntrySchema.safeParse(emptyContent(kind, 'fr', 'NER'));
    const fields = { legislation: ['title'], 'case-law': ['title', 'court', 'decidedOn', 'partiesAnonymised', 'facts'], strategies: ['title'] };
    expect([...new Set(error?.issues.map(({ path }) => path[0]))].sort()).toEqual([...fields[kind]].sort());
  });

  it('takes a text of blanks for none, and a value in a list once', () => {
    expect(written(original('fr', '  '))).toBeNull();
    expect(written(original('fr', 'Texte'))).not.toBeNull();
    expect(toggled(['a', 'b'], 'a', true)).toEqual(['b', 'a']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});
