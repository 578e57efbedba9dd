import { isNational, ROLES, type Actor } from '@suivi/access/domain';
import type { AnswerValue, QuestionnaireContent } from '@suivi/questionnaires/domain';
import { PHASES } from '@suivi/recommendations/domain';
import { original } from '@suivi/shared/domain';
import fc from 'fast-check';
import { askedQuestions, hasChanged, mayWriteSection, nextReportActs, placedAnswers, prefilled, reportStanding, roundStanding } from './index.ts';

const label = original('fr', 'Un texte');
const base = { label, help: null, required: false, evidenceRequired: false, shownWhen: null };
const CONTENT: Pick<QuestionnaireContent, 'sections'> = {
  sections: [
    {
      key: 'one',
      title: label,
      help: null,
      questions: [
        { kind: 'single_choice', key: 'body', ...base, choices: [{ key: 'yes', label }, { key: 'no', label }] },
        { kind: 'text', key: 'name', ...base, shownWhen: { question: 'body', choices: ['yes'] }, purpose: null },
      ],
    },
    { key: 'two', title: label, help: null, questions: [{ kind: 'articles', key: 'law', ...base, articles: ['SOM-6'] }] },
  ],
};
const said = (text: string): AnswerValue => ({ kind: 'text', text: original('fr', text) });
const article: AnswerValue = { kind: 'articles', stage: 'drafting', legalReference: null, legislationIds: [], extract: null, gap: null, helpNeeded: null };

describe('a round', () => {
  const aDay = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));

  it('is planned before its first day, open on the first and the last, and ended after', () => {
    fc.assert(
      fc.property(aDay, aDay, aDay, (one, other, today) => {
        const [opensOn = '', closesOn = ''] = [one, other].sort();
        expect(roundStanding({ phase: 'draft', opensOn, closesOn }, today)).toBe('draft');
        expect(roundStanding({ phase: 'open', opensOn, closesOn }, today)).toBe(today < opensOn ? 'planned' : today > closesOn ? 'ended' : 'open');
        for (const day of [opensOn, closesOn]) expect(roundStanding({ phase: 'open', opensOn, closesOn }, day)).toBe('open');
      }),
    );
  });

  it('tells nobody but the State itself whether its report was begun', () => {
    for (const role of ROLES) {
      for (const working of [...PHASES, null]) {
        const standing = reportStanding({ role, state: isNational(role) ? 'MLI' : null }, 'NER', null, working);
        expect({ role, standing }).toEqual({ role, standing: role === 'coordinator' ? 'not_reported' : 'not_shared' });
      }
    }
    const own = { role: 'contributor', state: 'NER' } as const;
    expect([null, 'draft', 'submitted', 'returned', 'withdrawn'].map((working) => reportStanding(own, 'NER', null, working as (typeof PHASES)[number] | null))).toEqual(['not_begun', 'begun', 'submitted', 'returned', 'begun']);
    expect(reportStanding(own, 'NER', 'validated', null)).toBe('validated');
    // A correction under way is the State's own business.
    expect([reportStanding(own, 'NER', 'validated', 'draft'), reportStanding({ role: 'coordinator', state: null }, 'NER', 'validated', null)]).toEqual(['begun', 'validated']);
  });
});

describe('a report', () => {
  it('starts with former answers that still answer what is asked, and with no other', () => {
    const former = [
      { question: 'name', item: '', value: said('La commission') },
      { question: 'gone', item: '', value: said('Une question d’avant') },
      { question: 'body', item: '', value: { kind: 'single_choice', choice: 'maybe' } as const },
      { question: 'law', item: 'SOM-6', value: article },
      { question: 'law', item: 'SOM-99', value: article },
    ];
    expect(prefilled(CONTENT, former).map(({ question, item, section }) => [question, item, section])).toEqual([['name', '', 'one'], ['law', 'SOM-6', 'two']]);
  });

  it('counts complete evidence answer by answer, and sends nothing that is not asked any more', () => {
    const evidence = [{ question: 'law', item: 'SOM-6', complete: true }, { question: 'law', item: 'SOM-6', complete: false }, { question: 'name', item: '', complete: true }];
    const answers = placedAnswers([{ question: 'law', item: 'SOM-6', value: article }, { question: 'name', item: '', value: null }, { question: 'body', item: '', value: { kind: 'single_choice', choice: 'no' } }], evidence);
    expect(answers.map(({ question, evidence: pieces }) => [question, pieces])).toEqual([['law', 1], ['body', 0]]);
    expect(askedQuestions(CONTENT, answers)).toEqual(['body', 'law']);
  });

  it('marks an answer as changed by what it says, not by the order in which it says it', () => {
    const reordered = Object.fromEntries(Object.entries(article).reverse()) as AnswerValue;
    expect(hasChanged({ value: article, previous: reordered })).toBe(false);
    expect(hasChanged({ value: said('Un'), previous: said('Deux') })).toBe(true);
    expect([hasChanged({ value: null, previous: said('Un') }), hasChanged({ value: null, previous: null })]).toEqual([true, false]);
  });

  it('is written by the focal point everywhere, by a contributor in the sections of her institution, by nobody else', () => {
    const actor = (role: Actor['role'], state: string | null, institutionId: string | null): Actor => ({ userId: 'u', programmeId: 'p', role, state, institutionId });
    const section = { stateCode: 'NER', institutionId: 'justice' };
    expect(mayWriteSection(actor('focal_point', 'NER', null), { ...section, institutionId: null })).toBe(true);
    expect(mayWriteSection(actor('contributor', 'NER', 'justice'), section)).toBe(true);
    for (const other of [actor('contributor', 'NER', 'police'), actor('contributor', 'NER', null), actor('contributor', 'MLI', 'justice'), actor('focal_point', 'MLI', null), actor('coordinator', null, null), actor('observer', 'NER', null)]) {
      expect(mayWriteSection(other, section)).toBe(false);
    }
    expect(mayWriteSection(actor('contributor', 'NER', null), { ...section, institutionId: null })).toBe(false);
  });

  it('is thrown away by the focal point alone, while it is a draft', () => {
    for (const role of ROLES) for (const phase of PHASES) expect(nextReportActs(phase, role).includes('discard')).toBe(role === 'focal_point' && phase === 'draft');
    expect(nextReportActs('returned', 'contributor')).toEqual(['edit']);
  });
});
