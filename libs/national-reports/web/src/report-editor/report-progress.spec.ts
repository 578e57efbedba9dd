import type { NationalReport } from '@suivi/national-reports/domain';
import type { PlacedAnswer, Question, Section } from '@suivi/questionnaires/domain';
import { original } from '@suivi/shared/domain';
import { bySection, firstReturned, progressOf } from './report-progress.ts';

const text = (value: string) => original('fr', value);
const asked = { label: text('?'), help: null, required: true, evidenceRequired: false };
const choice: Question = { kind: 'single_choice', key: 'law', ...asked, shownWhen: null, choices: [{ key: 'yes', label: text('Oui') }, { key: 'no', label: text('Non') }] };
const depends: Question = { kind: 'text', key: 'which', ...asked, purpose: null, shownWhen: { question: 'law', choices: ['yes'] } };
const free: Question = { kind: 'text', key: 'free', ...asked, purpose: null, shownWhen: null };
const sections: Section[] = [
  { key: 'one', title: text('Un'), help: null, questions: [choice] },
  { key: 'two', title: text('Deux'), help: null, questions: [depends, free] },
];
const settings = (key: string) => ({ key, institution: null, assignee: null, audience: 'delegation' as const, ready: false, mayWrite: true, rowVersion: 1 });
const report = (more: Partial<NationalReport> = {}) => ({ questionnaire: { title: text('T'), introduction: null, sections }, sections: [settings('one'), settings('two')], phase: 'draft', lastReview: null, ...more }) as NationalReport;
const chosen = (value: string): PlacedAnswer => ({ question: 'law', item: '', value: { kind: 'single_choice', choice: value }, evidence: 0 });
const figures = (of: NationalReport, placed: PlacedAnswer[]) => progressOf(of, placed).map(({ section, answered, asked: out }) => [section.key, answered, out]);

describe('how far a report is, section by section', () => {
  it('counts only what is asked, also where the condition rests on another section', () => {
    expect(figures(report(), [])).toEqual([['one', 0, 1], ['two', 0, 1]]);
    expect(figures(report(), [chosen('yes')])).toEqual([['one', 1, 1], ['two', 0, 2]]);
    expect(figures(report(), [chosen('no')])).toEqual([['one', 1, 1], ['two', 0, 1]]);
  });

  it('counts comments while the report is returned, and no longer once it was sent again', () => {
    const lastReview = { outcome: 'returned' as const, comment: 'Voir', questions: [{ question: 'free', item: '', comment: 'Précisez' }], reviewedAt: '2026-01-01T00:00:00Z', reviewerName: null };
    expect(progressOf(report({ phase: 'returned', lastReview }), []).map(({ comments }) => comments)).toEqual([0, 1]);
    expect(progressOf(report({ phase: 'submitted', lastReview }), []).map(({ comments }) => comments)).toEqual([0, 0]);
  });

  it('opens a returned report at the first section with a comment, in the order of the questionnaire', () => {
    const comment = (question: string) => ({ question, item: '', comment: 'Précisez' });
    const lastReview = { outcome: 'returned' as const, comment: 'Voir', questions: [comment('free')], reviewedAt: '2026-01-01T00:00:00Z', reviewerName: null };
    expect(firstReturned(report({ phase: 'returned', lastReview }))).toBe('two');
    expect(firstReturned(report({ phase: 'returned', lastReview: { ...lastReview, questions: [comment('free'), comment('law')] } }))).toBe('one');
    expect(firstReturned(report({ phase: 'submitted', lastReview }))).toBeUndefined();
    expect(firstReturned(report())).toBeUndefined();
  });

  it('lists places under their sections, in the order of the questionnaire', () => {
    expect(bySection(report(), [{ path: 'free' }, { path: 'law' }]).map(({ section, places }) => [section.key, places.map(({ path, question }) => [path, question.key])])).toEqual([['one', [['law', 'law']]], ['two', [['free', 'free']]]]);
  });
});
