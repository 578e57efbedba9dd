import { newQuestionnaireSchema } from '@suivi/questionnaires/domain';
import { original } from '@suivi/shared/domain';
import { issuesOf } from './issues-of.ts';

describe('what a form says is at fault', () => {
  it('is each thing once', () => {
    const { error } = newQuestionnaireSchema.safeParse({ title: original('fr', ''), fromVersionId: null });
    expect(error && issuesOf(error)).toEqual([{ path: 'title.versions.fr.text', code: 'text.empty' }]);
  });
});
