import type { AnswerValue, Question } from '@suivi/questionnaires/domain';
import { original } from '@suivi/shared/domain';
import { answerWords, type Words } from './answer-words.ts';

const words: Words = { language: 'fr', say: (key) => `[${key}]`, date: (iso) => `le ${iso}`, number: (figure) => String(figure) };
const asked = { key: 'q', label: original('fr', 'Question'), help: null, required: false, evidenceRequired: false, shownWhen: null };
const choices = [{ key: 'yes', label: original('fr', 'Oui') }, { key: 'no', label: original('fr', 'Non') }, { key: 'partly', label: original('fr', 'En partie') }];
const say = (question: Partial<Question> & Pick<Question, 'kind'>, value: AnswerValue | null) => answerWords({ ...asked, ...question } as Question, value, words);

describe('an answer in words', () => {
  it('names choices as they are labelled, in the order in which they are offered', () => {
    expect(say({ kind: 'multiple_choice', choices }, { kind: 'multiple_choice', choices: ['partly', 'yes'] })).toBe('Oui · En partie');
    expect(say({ kind: 'single_choice', choices }, { kind: 'single_choice', choice: 'no' })).toBe('Non');
  });

  it('sets the unit behind the number, and nothing where there is none', () => {
    expect(say({ kind: 'number', unit: original('fr', 'personnes') }, { kind: 'number', number: 12 })).toBe('12 personnes');
    expect(say({ kind: 'number', unit: null }, { kind: 'number', number: 12 })).toBe('12');
  });

  it('leaves empty cells and what was not written of an article out', () => {
    expect(say({ kind: 'table' }, { kind: 'table', rows: [{ a: 'Bureau', b: null, c: 3 }, { a: '', b: 'x', c: 0 }] })).toBe('Bureau · 3\nx · 0');
    expect(say({ kind: 'articles' }, { kind: 'articles', stage: 'enacted', legalReference: 'Loi n° 1', legislationIds: [], extract: null, gap: original('fr', 'Décret'), helpNeeded: null })).toBe('[answers.stages.enacted]\n\nLoi n° 1\n\nDécret');
  });

  it('is empty where nothing was answered', () => {
    expect(say({ kind: 'text' }, null)).toBe('');
  });
});
