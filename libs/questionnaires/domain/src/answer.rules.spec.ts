import { original } from '@suivi/shared/domain';
import fc from 'fast-check';
import type { AnswerValue } from './answer.contract.ts';
import { answeredOf, answerIssues, isAnswered, isAsked, missingAnswers, type PlacedAnswer } from './answer.rules.ts';
import type { Question } from './question.contract.ts';
import { publicationIssues } from './questionnaire.rules.ts';

const text = (value: string) => original('fr', value);
const base = { label: text('?'), help: null, required: true, evidenceRequired: false, shownWhen: null };
const choices = ['yes', 'no', 'maybe'].map((key) => ({ key, label: text(key) }));
const single = (key: string, on?: string, when = ['yes']): Question => ({ kind: 'single_choice', key, ...base, shownWhen: on ? { question: on, choices: when } : null, choices });
const several: Question = { kind: 'multiple_choice', key: 'several', ...base, choices };
const free = (key: string, more: Partial<Question> = {}): Question => ({ kind: 'text', key, ...base, purpose: null, ...more }) as Question;
const number: Question = { kind: 'number', key: 'number', ...base, unit: null, minimum: 0, maximum: 10, decimals: 1 };
const table: Question = { kind: 'table', key: 'table', ...base, maxRows: 2, columns: [{ key: 'who', label: text('Qui'), kind: 'text' }, { key: 'how_many', label: text('Combien'), kind: 'number' }, { key: 'since', label: text('Depuis'), kind: 'date' }] };
const law: Question = { kind: 'articles', key: 'law', ...base, articles: ['SOM-6', 'SOM-8'] };
const practices: Question = { kind: 'entries', key: 'practices', ...base, purpose: 'good_practice' };
const contentOf = (...questions: Question[]) => ({ sections: [{ key: 'only', title: text('S'), help: null, questions }] });
const answer = (question: string, value: AnswerValue, evidence = 0, item = ''): PlacedAnswer => ({ question, item, value, evidence });
const chose = (question: string, choice: string) => answer(question, { kind: 'single_choice', choice });
const stage = (to: 'drafting' | 'enacted', legalReference: string | null = null, legislationIds: string[] = []): AnswerValue => ({ kind: 'articles', stage: to, legalReference, legislationIds, extract: null, gap: null, helpNeeded: null });
const entry = (title: string, said: string) => ({ id: crypto.randomUUID(), title: text(title), text: text(said), articles: [], themeIds: [], shared: false });

describe('whether a question is asked', () => {
  const chain = contentOf(single('a'), single('b', 'a'), single('c', 'b'));
  const [, b, c] = chain.sections[0]?.questions as [Question, Question, Question];

  it('follows the choice that was made, and a condition on what is not asked does not hold', () => {
    expect(isAsked(chain, b, [])).toBe(false);
    expect(isAsked(chain, b, [chose('a', 'yes')])).toBe(true);
    expect(isAsked(chain, c, [chose('a', 'yes'), chose('b', 'yes')])).toBe(true);
    // The answer to b was given before a was changed: it is kept, and decides nothing.
    expect(isAsked(chain, c, [chose('a', 'no'), chose('b', 'yes')])).toBe(false);
  });

  it('holds where one of several choices is among those wanted', () => {
    const content = contentOf(several, free('x', { shownWhen: { question: 'several', choices: ['no', 'maybe'] } }));
    const asked = (made: string[]) => isAsked(content, content.sections[0]?.questions[1] as Question, [answer('several', { kind: 'multiple_choice', choices: made })]);
    expect([asked(['yes']), asked(['yes', 'maybe']), asked([])]).toEqual([false, true, false]);
  });

  it('is, for every chain that can be published, exactly that every choice along it was made', () => {
    const links = fc.array(fc.record({ choice: fc.constantFrom('yes', 'no', 'maybe'), wanted: fc.uniqueArray(fc.constantFrom('yes', 'no', 'maybe'), { minLength: 1 }) }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(links, (drawn) => {
        const questions = drawn.map(({ wanted }, at) => single(`q${at}`, at === 0 ? undefined : `q${at - 1}`, wanted));
        const content = contentOf(...questions);
        expect(publicationIssues({ title: text('T'), introduction: null, ...content })).toEqual([]);
        const answers = drawn.map(({ choice }, at) => chose(`q${at}`, choice));
        questions.forEach((question, at) => {
          const along = drawn.slice(1, at + 1).every(({ wanted }, before) => wanted.some((choice) => choice === drawn[before]?.choice));
          expect(isAsked(content, question, answers)).toBe(along);
        });
      }),
    );
  });
});

describe('what is no answer to a question at all', () => {
  it.each<[string, Question, string, AnswerValue, string | null]>([
    ['an answer of another kind', number, '', { kind: 'date', date: '2026-01-01' }, 'answer.wrong_kind'],
    ['an article for a question on none', number, 'SOM-6', { kind: 'number', number: 1 }, 'answer.unknown_article'],
    ['an article that is not asked', law, 'SOM-7', stage('drafting'), 'answer.unknown_article'],
    ['an article that is asked', law, 'SOM-8', stage('drafting'), null],
    ['a choice that is not offered', single('a'), '', { kind: 'single_choice', choice: 'other' }, 'answer.unknown_choice'],
    ['the same choice twice', several, '', { kind: 'multiple_choice', choices: ['yes', 'yes'] }, 'answer.unknown_choice'],
    ['no choice yet', several, '', { kind: 'multiple_choice', choices: [] }, null],
    ['too small a number', number, '', { kind: 'number', number: -1 }, 'number.too_small'],
    ['too large a number', number, '', { kind: 'number', number: 11 }, 'number.too_large'],
    ['too fine a number', number, '', { kind: 'number', number: 1.25 }, 'number.too_many_decimals'],
    ['a number as fine as asked', number, '', { kind: 'number', number: 1.2 }, null],
    ['too many rows', table, '', { kind: 'table', rows: [{}, {}, {}] }, 'table.too_many_rows'],
    ['a column that is not there', table, '', { kind: 'table', rows: [{ other: 'x' }] }, 'table.unknown_column'],
    ['a text for a number', table, '', { kind: 'table', rows: [{ how_many: 'three' }] }, 'table.not_a_number'],
    ['a number for a text', table, '', { kind: 'table', rows: [{ who: 3 }] }, 'table.not_a_text'],
    ['a day that does not exist', table, '', { kind: 'table', rows: [{ since: '2026-13-01' }] }, 'table.not_a_date'],
    ['a row that is half filled in', table, '', { kind: 'table', rows: [{ who: 'Police', how_many: null, since: '' }] }, null],
  ])('%s', (_what, question, item, value, code) => {
    expect(answerIssues(question, item, value).map((issue) => issue.code)).toEqual(code === null ? [] : [code]);
  });
});

describe('what keeps a report from being submitted', () => {
  it('is what is required and asked, and not answered', () => {
    const content = contentOf(single('a'), free('b', { shownWhen: { question: 'a', choices: ['yes'] } }), free('c', { required: false }), law);
    const lacks = (...answers: PlacedAnswer[]) => missingAnswers(content, answers).map(({ path, code }) => `${path} ${code}`);
    expect(lacks()).toEqual(['a answer.required', 'law.SOM-6 answer.required', 'law.SOM-8 answer.required']);
    expect(lacks(chose('a', 'yes'), answer('law', stage('drafting'), 0, 'SOM-6'))).toEqual(['b answer.required', 'law.SOM-8 answer.required']);
    expect(lacks(chose('a', 'no'), answer('law', stage('drafting'), 0, 'SOM-6'), answer('law', stage('enacted'), 0, 'SOM-8'))).toEqual(['law.SOM-8 answer.legal_reference_required']);
    expect(lacks(chose('a', 'no'), answer('law', stage('enacted', 'Loi n° 2015-36'), 0, 'SOM-6'), answer('law', stage('enacted', null, [crypto.randomUUID()]), 0, 'SOM-8'))).toEqual([]);
  });

  it('is proof that lacks, and an entry without a title or a text', () => {
    const content = contentOf(free('proven', { evidenceRequired: true, required: false }), practices);
    const lacks = (...answers: PlacedAnswer[]) => missingAnswers(content, answers).map(({ path, code }) => `${path} ${code}`);
    expect(lacks(answer('practices', { kind: 'entries', entries: [entry('Titre', '')] }))).toEqual(['practices answer.entry_incomplete']);
    expect(lacks(answer('proven', { kind: 'text', text: text('Oui.') }), answer('practices', { kind: 'entries', entries: [entry('Titre', 'Texte')] }))).toEqual(['proven answer.evidence_required']);
    expect(lacks(answer('proven', { kind: 'text', text: text('Oui.') }, 1), answer('practices', { kind: 'entries', entries: [] }))).toEqual(['practices answer.required']);
  });

  it('is no emptied field taken for an answer', () => {
    const emptied: AnswerValue[] = [{ kind: 'text', text: text('  ') }, { kind: 'multiple_choice', choices: [] }, { kind: 'table', rows: [{ who: ' ', how_many: null }] }, { kind: 'file', note: 'voir' }, { kind: 'entries', entries: [entry('', '')] }];
    expect(emptied.map((value) => isAnswered(value, 0))).toEqual(emptied.map(() => false));
    expect(isAnswered({ kind: 'file', note: null }, 1)).toBe(true);
    expect(isAnswered({ kind: 'table', rows: [{ how_many: 0 }] }, 0)).toBe(true);
  });

  it('is counted alike: a report with everything required lacks nothing, and no more is answered than asked', () => {
    const content = contentOf(single('a'), free('b', { shownWhen: { question: 'a', choices: ['yes'] } }), law);
    const possible = [chose('a', 'yes'), chose('a', 'no'), answer('b', { kind: 'text', text: text('B') }), answer('law', stage('drafting'), 0, 'SOM-6'), answer('law', stage('drafting'), 0, 'SOM-8')];
    fc.assert(
      fc.property(fc.subarray(possible), (given) => {
        const answers = given.filter((one, at) => given.findIndex(({ question, item }) => question === one.question && item === one.item) === at);
        const { answered, asked } = answeredOf(content, answers);
        expect(missingAnswers(content, answers)).toHaveLength(asked - answered);
      }),
    );
  });
});
