import { original } from '@suivi/shared/domain';
import { whatChanged } from './what-changed.ts';

const read = { title: original('fr', 'Réunir la commission'), text: original('fr', 'Deux fois par an.'), startsOn: null, dueOn: '2027-03-01', completionRule: 'all_parts' as const, leadState: null };

describe('what changed since a proposal was read', () => {
  it('is nothing when only a translation came', () => {
    const translated = { ...read, title: { ...read.title, versions: { ...read.title.versions, en: { text: 'Convene the commission', state: 'draft' as const } } } };
    expect(whatChanged(read, translated)).toEqual({ texts: [], dates: [], rule: false });
  });

  it('names texts, dates and the rule', () => {
    const now = { ...read, text: original('fr', 'Trois fois par an.'), dueOn: '2027-06-01', completionRule: 'lead_part' as const, leadState: 'NER' };
    expect(whatChanged(read, now)).toEqual({
      texts: [{ field: 'text', language: 'fr', before: 'Deux fois par an.', after: 'Trois fois par an.' }],
      dates: [{ field: 'dueOn', before: '2027-03-01', after: '2027-06-01' }],
      rule: true,
    });
  });
});
