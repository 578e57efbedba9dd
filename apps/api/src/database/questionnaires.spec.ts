import { publicationIssues, QUESTION_KINDS, questionnaireContentSchema, questionsOf, translationOf } from '@suivi/questionnaires/domain';
import articles from '../reference/articles.json' with { type: 'json' };
import { READY_QUESTIONNAIRES } from './questionnaires.ts';

const contents = Object.entries(READY_QUESTIONNAIRES).map(([name, content]) => ({ name, content: questionnaireContentSchema.parse(content) }));
const contentOf = (name: string) => contents.find((one) => one.name === name)?.content ?? { title: { original: 'fr' as const, versions: {} }, introduction: null, sections: [] };

describe.each(contents)('the ready questionnaire "$name"', ({ name, content }) => {
  it('is as the contract has it, and can be published as it is', () => {
    expect(READY_QUESTIONNAIRES[name as keyof typeof READY_QUESTIONNAIRES]).toEqual(content);
    expect(publicationIssues(content)).toEqual([]);
  });

  it('is verified in French and English and complete in Arabic', () => {
    const { fr, en, ar } = translationOf(content);
    expect([fr.verified, en.verified, ar.verified + ar.draft]).toEqual([fr.total, fr.total, fr.total]);
  });
});

describe('the two ready questionnaires', () => {
  it('use every kind of question between them, conditions and proof included', () => {
    const questions = contents.flatMap(({ content }) => questionsOf(content));
    expect([...new Set(questions.map(({ kind }) => kind))].sort()).toEqual([...QUESTION_KINDS].sort());
    expect(questions.filter(({ shownWhen }) => shownWhen).length).toBeGreaterThan(2);
    expect(questions.filter(({ evidenceRequired }) => evidenceRequired)).toHaveLength(1);
    expect(questionsOf(contentOf('structures')).length).toBeGreaterThanOrEqual(20);
  });

  it('ask for the transposition of every article of both instruments once', () => {
    const asked = questionsOf(contentOf('transposition')).flatMap((question) => (question.kind === 'articles' ? question.articles : []));
    expect([...asked].sort()).toEqual(articles.map(({ id }) => id).sort());
    expect(asked).toHaveLength(41 + 25);
  });
});
