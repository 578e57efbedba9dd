import { PluralForms } from './plurals.ts';

describe('plural forms', () => {
  it('fold one and other into one entry, and leave a key alone that is merely named "other"', () => {
    const folded = new PluralForms().preSaveTranslation({ 'rows.one': '{{count}} ligne', 'rows.other': '{{count}} lignes', 'document_kind.law': 'Loi', 'document_kind.other': 'Autre document' });
    expect(folded).toEqual({ rows: { one: '{{count}} ligne', other: '{{count}} lignes' }, 'document_kind.law': 'Loi', 'document_kind.other': 'Autre document' });
  });
});
