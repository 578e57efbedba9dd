import { LANGUAGES, original, type TranslatedText } from '@suivi/shared/domain';
import fc from 'fast-check';
import type { Question } from './question.contract.ts';
import type { QuestionnaireContent } from './questionnaire.contract.ts';
import { findQuestion, publicationIssues, questionsOf, translationOf } from './questionnaire.rules.ts';

const text = (value: string) => original('fr', value);
const base = { help: null, required: false, evidenceRequired: false, shownWhen: null };
const choice = (key: string, choices: string[], shownWhen: Question['shownWhen'] = null): Question => ({ kind: 'single_choice', key, label: text(key), ...base, shownWhen, choices: choices.map((name) => ({ key: name, label: text(name) })) });
const plain = (key: string, shownWhen: Question['shownWhen'] = null): Question => ({ kind: 'text', key, label: text(key), ...base, shownWhen, purpose: null });
const contentOf = (...sections: Question[][]): QuestionnaireContent => ({ title: text('Titre'), introduction: null, sections: sections.map((questions, at) => ({ key: `section_${at}`, title: text('Section'), help: null, questions })) });

describe('what keeps a version from being published', () => {
  it('is nothing where each question names itself and asks about what was asked before', () => {
    expect(publicationIssues(contentOf([choice('a', ['yes', 'no'])], [plain('b', { question: 'a', choices: ['yes'] })]))).toEqual([]);
  });

  it.each<[string, QuestionnaireContent, string, string]>([
    ['nothing asked', contentOf([]), 'sections', 'questionnaire.empty'],
    ['a question named twice, in another section', contentOf([plain('a')], [plain('a')]), 'sections.1.questions.0.key', 'key.repeated'],
    ['a choice named twice', contentOf([choice('a', ['yes', 'yes'])]), 'sections.0.questions.0.choices', 'key.repeated'],
    ['a column named twice', contentOf([{ kind: 'table', key: 'a', label: text('a'), ...base, maxRows: 3, columns: ['c', 'c'].map((key) => ({ key, label: text(key), kind: 'text' })) }]), 'sections.0.questions.0.columns', 'key.repeated'],
    ['an article asked twice', contentOf([{ kind: 'articles', key: 'a', label: text('a'), ...base, articles: ['SOM-6', 'SOM-6'] }]), 'sections.0.questions.0.articles', 'articles.repeated'],
    ['bounds that exclude every number', contentOf([{ kind: 'number', key: 'a', label: text('a'), ...base, unit: null, minimum: 2, maximum: 1, decimals: 0 }]), 'sections.0.questions.0.maximum', 'number.bounds'],
    ['a condition on what is no choice', contentOf([plain('a'), plain('b', { question: 'a', choices: ['yes'] })]), 'sections.0.questions.1.shownWhen.question', 'condition.not_a_choice_before'],
    ['a condition on what is asked later', contentOf([plain('b', { question: 'a', choices: ['yes'] }), choice('a', ['yes', 'no'])]), 'sections.0.questions.0.shownWhen.question', 'condition.not_a_choice_before'],
    ['a condition on itself', contentOf([choice('a', ['yes', 'no'], { question: 'a', choices: ['yes'] })]), 'sections.0.questions.0.shownWhen.question', 'condition.not_a_choice_before'],
    ['a condition on a choice that is not offered', contentOf([choice('a', ['yes', 'no']), plain('b', { question: 'a', choices: ['maybe'] })]), 'sections.0.questions.1.shownWhen.choices', 'condition.unknown_choice'],
  ])('is %s', (_why, content, path, code) => {
    expect(publicationIssues(content)).toContainEqual({ path, code });
  });

  it('includes a section named twice', () => {
    const content = contentOf([plain('a')], [plain('b')]);
    expect(publicationIssues({ ...content, sections: content.sections.map((section) => ({ ...section, key: 'same' })) })).toEqual([{ path: 'sections.1.key', code: 'key.repeated' }]);
  });

  it('never lets a question rest on itself, by however many others: what is published is asked in an order that answers decide', () => {
    const keys = ['a', 'b', 'c', 'd'] as const;
    const question = fc.record({ key: fc.constantFrom(...keys), on: fc.option(fc.constantFrom(...keys)) });
    fc.assert(
      fc.property(fc.array(question, { minLength: 1, maxLength: 6 }), (drawn) => {
        const content = contentOf(drawn.map(({ key, on }) => choice(key, ['yes', 'no'], on === null ? null : { question: on, choices: ['yes'] })));
        fc.pre(publicationIssues(content).length === 0);
        const order = questionsOf(content).map(({ key }) => key);
        for (const { key, shownWhen } of questionsOf(content)) if (shownWhen) expect(order.indexOf(shownWhen.question)).toBeLessThan(order.indexOf(key));
      }),
    );
  });
});

describe('a question', () => {
  it('is found with its section by its key', () => {
    const content = contentOf([plain('a')], [plain('b')]);
    expect([findQuestion(content, 'b')?.section.key, findQuestion(content, 'b')?.question.key, findQuestion(content, 'c')]).toEqual(['section_1', 'b', null]);
  });
});

describe('how far a version is translated', () => {
  it('counts every text in every language once: verified, draft, stale, and the rest missing', () => {
    const aText: fc.Arbitrary<TranslatedText> = fc
      .dictionary(fc.constantFrom(...LANGUAGES), fc.record({ text: fc.constant('x'), state: fc.constantFrom('draft' as const, 'verified' as const, 'stale' as const) }))
      .map((versions) => ({ original: 'fr', versions: { ...versions, fr: { text: 'x', state: 'verified' } } }));
    fc.assert(
      fc.property(fc.array(aText, { minLength: 8, maxLength: 8 }), (texts) => {
        const [title, section, label, help, one, other, column, unit] = texts as [TranslatedText, ...TranslatedText[]] & Record<number, TranslatedText>;
        const content: QuestionnaireContent = {
          title,
          introduction: null,
          sections: [{ key: 's', title: section as TranslatedText, help: null, questions: [
            { kind: 'single_choice', key: 'a', ...base, label: label as TranslatedText, help: help as TranslatedText, choices: [{ key: 'one', label: one as TranslatedText }, { key: 'other', label: other as TranslatedText }] },
            { kind: 'table', key: 'b', ...base, label: text('b'), maxRows: 1, columns: [{ key: 'c', kind: 'text', label: column as TranslatedText }] },
            { kind: 'number', key: 'n', ...base, label: text('n'), unit: unit as TranslatedText, minimum: null, maximum: null, decimals: 0 },
          ] }],
        };
        for (const language of LANGUAGES) {
          const { verified, draft, stale, total } = translationOf(content)[language];
          const inState = (state: string) => texts.filter(({ versions }) => versions[language]?.state === state).length;
          // The labels of the table and of the number are in French only.
          expect({ language, verified, draft, stale, total }).toEqual({ language, verified: inState('verified') + (language === 'fr' ? 2 : 0), draft: inState('draft'), stale: inState('stale'), total: 10 });
        }
      }),
    );
  });
});
