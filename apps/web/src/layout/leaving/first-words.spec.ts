import { firstWords } from './first-words.ts';

const text = (words: string) => ({ original: 'fr', versions: { fr: { text: words, state: 'draft' } } });

describe('the first words of a form', () => {
  it('are those that a person wrote, wherever they stand', () => {
    expect(firstWords({ action: { dueOn: '2027-01-01', title: text('Former les  greffiers'), text: text('Autre.') }, template: null })).toBe('Former les greffiers');
    expect(firstWords({ comment: 'Il manque l’avis.', verified: 'in_progress' })).toBe('Il manque l’avis.');
    expect(firstWords({ title: text('  '), contact: 'Bureau de Niamey' })).toBe('Bureau de Niamey');
  });

  it('are cut between two words, and none where she only chose', () => {
    const cut = firstWords({ text: 'Le projet de loi révisé a reçu l’avis favorable de la commission technique.' });
    expect(cut).toBe('Le projet de loi révisé a reçu l’avis favorable de la…');
    expect(firstWords({ text: 'a'.repeat(100) })).toHaveLength(61);
    expect(firstWords({ verified: 'in_progress' })).toBe('');
    expect(firstWords(undefined)).toBe('');
  });
});
