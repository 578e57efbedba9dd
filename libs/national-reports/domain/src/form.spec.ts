import type { AnswerPlace, AnswerValue, Question, QuestionnaireContent } from '@suivi/questionnaires/domain';
import { original, type TranslatedText } from '@suivi/shared/domain';
import fc from 'fast-check';
import type { FormField, ReturnedCell } from './form.contract.ts';
import { reportForm } from './form.layout.ts';
import { formDifferences } from './form.returned.ts';
import { fingerprintOf } from './form.values.ts';
import type { DocumentWords } from './document-words.ts';
import type { NationalReport } from './report.contract.ts';

const text = (value: string) => original('fr', value);
const base = { help: null, required: false, evidenceRequired: false, shownWhen: null };
const choices = ['one', 'two', 'three'].map((key) => ({ key, label: text('Le même libellé') }));
const QUESTIONS: Question[] = [
  { kind: 'text', key: 'story', label: text('Récit'), ...base, purpose: null },
  { kind: 'single_choice', key: 'single', label: text('Lequel'), ...base, choices },
  { kind: 'multiple_choice', key: 'many', label: text('Lesquels'), ...base, choices },
  { kind: 'number', key: 'figure', label: text('Combien'), ...base, unit: null, minimum: null, maximum: null, decimals: 2 },
  { kind: 'table', key: 'years', label: text('Par an'), ...base, maxRows: 6, columns: [{ key: 'year', label: text('Année'), kind: 'text' }, { key: 'count', label: text('Nombre'), kind: 'number' }, { key: 'since', label: text('Depuis'), kind: 'date' }] },
  { kind: 'date', key: 'day', label: text('Quand'), ...base },
  { kind: 'file', key: 'plan', label: text('Plan'), ...base },
  { kind: 'articles', key: 'som', label: text('Articles'), ...base, articles: ['SOM-6', 'SOM-8'] },
  { kind: 'entries', key: 'needs', label: text('Besoins'), ...base, purpose: 'need' },
];
const CONTENT: QuestionnaireContent = { title: text('Tout'), introduction: null, sections: [{ key: 'all', title: text('Tout'), help: null, questions: QUESTIONS }] };
const words: DocumentWords = {
  language: 'fr',
  say: (key, values) => (values ? `${key} ${JSON.stringify(values)}` : key),
  day: (iso) => iso,
  number: String,
  stateName: (code) => code,
  articleTitle: () => null,
  themeName: () => null,
};

type Given = AnswerPlace & { value: AnswerValue };
const report = (answers: readonly Given[], rowVersion = 1, mayWrite = true) =>
  ({ questionnaire: CONTENT, sections: [{ key: 'all', mayWrite }], answers: answers.map((answer) => ({ ...answer, section: 'all', previous: null, rowVersion })) }) as unknown as NationalReport;
const fieldsOf = (answers: readonly Given[], id = crypto.randomUUID()): FormField[] => reportForm(report(answers), words, () => id).flatMap((line) => (line.kind === 'field' ? [line.field] : []));
const cellOf = ({ question, item, part, value }: FormField, version: number, given = value): ReturnedCell => ({ question, item, part, version, fingerprint: fingerprintOf(value), given });

const said = fc.string({ minLength: 1, maxLength: 60, unit: fc.constantFrom(...'abcé ’.=+-\n19ملف'.split('')) }).map((value) => `x${value}`.trim());
const written: fc.Arbitrary<TranslatedText> = said.map(text);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const day = fc.date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
const figure = fc.integer({ min: -1e9, max: 1e9 }).map((number) => number / 100);
const article = fc.record({ kind: fc.constant('articles' as const), stage: fc.constantFrom('not_started' as const, 'drafting' as const, 'applied' as const), legalReference: maybe(said), legislationIds: fc.constant<string[]>([]), extract: maybe(written), gap: maybe(written), helpNeeded: maybe(written) });
const values: Record<string, fc.Arbitrary<AnswerValue>> = {
  'story/': written.map((value) => ({ kind: 'text', text: value })),
  'single/': fc.constantFrom('one', 'two', 'three').map((choice) => ({ kind: 'single_choice', choice })),
  'many/': fc.subarray(['one', 'two', 'three'], { minLength: 1 }).map((made) => ({ kind: 'multiple_choice', choices: made })),
  'figure/': figure.map((number) => ({ kind: 'number', number })),
  'years/': fc.array(fc.record({ year: said, count: maybe(figure), since: maybe(day) }), { minLength: 1, maxLength: 6 }).map((rows) => ({ kind: 'table', rows })),
  'day/': day.map((date) => ({ kind: 'date', date })),
  'plan/': said.map((note) => ({ kind: 'file', note })),
  'som/SOM-6': article,
  'som/SOM-8': article,
  'needs/': fc.array(fc.record({ id: fc.uuid(), title: said.map((value) => text(value.replace(/\s+/g, ' '))), text: written, articles: fc.constant<string[]>([]), themeIds: fc.constant<string[]>([]), shared: fc.boolean() }), { minLength: 1, maxLength: 4 }).map((entries) => ({ kind: 'entries', entries })),
};
const answered: fc.Arbitrary<Given[]> = fc
  .record(Object.fromEntries(Object.entries(values).map(([place, value]) => [place, maybe(value)])))
  .map((given) => Object.entries(given).flatMap(([place, value]) => (value === null ? [] : [{ question: place.split('/')[0] ?? '', item: place.split('/')[1] ?? '', value }])));

describe('a form that comes back', () => {
  it('changes nothing when nobody wrote in it, whatever was written on the portal meanwhile', () => {
    fc.assert(
      fc.property(answered, answered, (taken, now) => {
        const cells = fieldsOf(taken).map((field) => cellOf(field, 1));
        expect(formDifferences(report(taken), cells, words)).toEqual({ differences: [], problems: [] });
        expect(formDifferences(report(now, 7), cells, words)).toEqual({ differences: [], problems: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('brings every answer of every kind to a report that has none', () => {
    fc.assert(
      fc.property(answered, (given) => {
        const cells = fieldsOf(given).map((field) => ({ ...cellOf(field, 0), fingerprint: fingerprintOf('') }));
        const { differences, problems } = formDifferences(report([]), cells, words);
        expect(problems).toEqual([]);
        const back = Object.fromEntries(differences.map(({ question, item, proposed }) => [`${question}/${item}`, proposed]));
        expect(back).toEqual(Object.fromEntries(given.map(({ question, item, value }) => [`${question}/${item}`, value])));
      }),
      { numRuns: 60 },
    );
  });

  it('changes exactly the answers whose cells were written in', () => {
    fc.assert(
      fc.property(answered, fc.nat(), (taken, seed) => {
        const filled = fieldsOf(taken).filter(({ input, value }) => input === 'text' && value !== '');
        const chosen = filled[seed % filled.length];
        fc.pre(chosen !== undefined);
        const cells = fieldsOf(taken).map((field) => cellOf(field, 1, field.question === chosen?.question && field.item === chosen.item && field.part === chosen.part ? 'Une autre réponse' : field.value));
        const { differences, problems } = formDifferences(report(taken), cells, words);
        expect(problems).toEqual([]);
        expect(differences.map(({ question, item, changedMeanwhile }) => ({ question, item, changedMeanwhile }))).toEqual([{ question: chosen?.question, item: chosen?.item, changedMeanwhile: false }]);
      }),
      { numRuns: 60 },
    );
  });

  const STORY: Given = { question: 'story', item: '', value: { kind: 'text', text: { original: 'fr', versions: { fr: { text: 'Avant', state: 'verified' }, ar: { text: 'قبل', state: 'verified' } } } } };
  const edited = (answers: readonly Given[], given: Record<string, string>) => fieldsOf(answers, '01a20ff4-0034-71f1-99f4-a96e9d6a5926').map((field) => cellOf(field, answers.length > 0 ? 1 : 0, given[`${field.question}/${field.item}/${field.part}`] ?? field.value));

  it('rewrites the original of a text, and says that its translations are to be looked at', () => {
    const { differences } = formDifferences(report([STORY]), edited([STORY], { 'story//text': 'Après' }), words);
    expect(differences[0]?.proposed).toEqual({ kind: 'text', text: { original: 'fr', versions: { fr: { text: 'Après', state: 'verified' }, ar: { text: 'قبل', state: 'stale' } } } });
  });

  it('marks what was also written on the portal, and keeps there what stands in other cells of the same answer', () => {
    const article = (gap: string | null): Given => ({ question: 'som', item: 'SOM-6', value: { kind: 'articles', stage: 'drafting', legalReference: 'Loi 1', legislationIds: [], extract: null, gap: gap === null ? null : text(gap), helpNeeded: null } });
    const cells = edited([article(null)], { 'som/SOM-6/legalReference': 'Loi 2' });
    expect(formDifferences(report([article('Il manque une peine')], 4), cells, words).differences).toEqual([
      expect.objectContaining({ expected: 4, changedMeanwhile: true, proposed: expect.objectContaining({ legalReference: 'Loi 2', gap: text('Il manque une peine') }) }),
    ]);
    // Taken away on the portal meanwhile: the file has all of it.
    expect(formDifferences(report([]), cells, words).differences).toEqual([expect.objectContaining({ before: null, expected: 0, changedMeanwhile: true, proposed: expect.objectContaining({ stage: 'drafting', legalReference: 'Loi 2' }) })]);
  });

  it.each([
    ['figure//number', '1 234,5', 1234.5],
    ['figure//number', '-3.25', -3.25],
    ['day//date', '4/3/2026', '2026-03-04'],
    ['day//date', '46085', '2026-03-04'],
    ['single//choice', '2', 'two'],
    ['single//choice', '3. Le même libellé', 'three'],
  ])('understands %s given as "%s"', (cell, given, wanted) => {
    const { differences, problems } = formDifferences(report([]), edited([], { [cell]: given }), words);
    expect(problems).toEqual([]);
    expect(Object.values(differences[0]?.proposed ?? {})).toContain(wanted);
  });

  it.each([
    ['figure//number', 'beaucoup', 'form.not_a_number'],
    ['figure//number', '1.234', 'number.too_many_decimals'],
    ['day//date', '31/2/2026', 'form.not_a_date'],
    ['single//choice', '9', 'form.unknown_choice'],
    ['som/SOM-6/gap', 'Tout manque', 'form.stage_missing'],
    ['story//text', 'a\u0007b', 'text.control_character'],
  ])('says what is at fault in %s given as "%s"', (cell, given, code) => {
    expect(formDifferences(report([]), edited([], { [cell]: given }), words)).toEqual({ differences: [], problems: [expect.objectContaining({ question: cell.split('/')[0], code, given })] });
  });

  it('takes an answer away whose cells were emptied, and refuses what is not the writer’s', () => {
    const cells = edited([STORY], { 'story//text': ' ' });
    expect(formDifferences(report([STORY]), cells, words).differences).toEqual([expect.objectContaining({ proposed: null, expected: 1 })]);
    expect(formDifferences(report([STORY], 1, false), cells, words)).toEqual({ differences: [], problems: [expect.objectContaining({ code: 'form.not_yours' })] });
    const stranger: ReturnedCell = { question: 'unknown', item: '', part: 'text', version: 0, fingerprint: '0', given: 'x' };
    expect(formDifferences(report([]), [stranger], words).problems).toEqual([expect.objectContaining({ code: 'form.row_unknown' })]);
  });
});
