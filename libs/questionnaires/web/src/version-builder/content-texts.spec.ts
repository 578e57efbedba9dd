import { translationOf, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import { original } from '@suivi/shared/domain';
import { emptyQuestion } from './content-edits.ts';
import { textsIn, wantsTranslation, withText } from './content-texts.ts';

const text = (value: string) => original('fr', value);
const CONTENT: QuestionnaireContent = {
  introduction: text('Introduction'),
  sections: [{ key: 's', questions: [{ ...emptyQuestion('single_choice', 'fr'), help: text('Aide'), label: text('Question'), choices: [{ key: 'a', label: text('Oui') }, { key: 'b', label: text('Non') }] } as QuestionnaireContent['sections'][number]['questions'][number]], help: null, title: text('Section') }],
  title: text('Titre'),
};

describe('the texts of a questionnaire', () => {
  it('come in the order in which they are read, each with its path, as many as are counted', () => {
    const texts = textsIn(CONTENT).map((placed) => `${placed.path} ${placed.text.versions.fr?.text}`);
    expect(texts).toEqual([
      'title Titre',
      'introduction Introduction',
      'sections.0.title Section',
      'sections.0.questions.0.label Question',
      'sections.0.questions.0.help Aide',
      'sections.0.questions.0.choices.0.label Oui',
      'sections.0.questions.0.choices.1.label Non',
    ]);
    expect(texts).toHaveLength(translationOf(CONTENT).fr.total);
  });

  it('are replaced one at a time, and nothing else changes', () => {
    for (const { path } of textsIn(CONTENT)) {
      const after = withText(CONTENT, path, text('Autre'));
      expect(textsIn(after).map(({ text: each }) => each.versions.fr?.text)).toEqual(textsIn(CONTENT).map((placed) => (placed.path === path ? 'Autre' : placed.text.versions.fr?.text)));
      expect(Array.isArray(after.sections)).toBe(true);
    }
  });

  it('want a translation where it is missing, a draft or older than the original', () => {
    const versions = (state: 'draft' | 'verified' | 'stale') => ({ original: 'fr' as const, versions: { fr: { text: 'x', state: 'verified' as const }, en: { text: 'x', state } } });
    expect([wantsTranslation(text('x'), 'fr'), wantsTranslation(text('x'), 'en'), wantsTranslation(versions('draft'), 'en'), wantsTranslation(versions('stale'), 'en'), wantsTranslation(versions('verified'), 'en')]).toEqual([false, true, true, true, false]);
  });
});
