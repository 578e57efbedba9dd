import type { ReportAnswer } from '@suivi/national-reports/domain';
import type { AnswerValue } from '@suivi/questionnaires/domain';
import { meet, type Typed } from './answer-news.ts';
import { keyOf } from './place.ts';

const number = (figure: number): AnswerValue => ({ kind: 'number', number: figure });
const answer = (question: string, figure: number, rowVersion: number): ReportAnswer => ({ question, item: '', section: 's', value: number(figure), previous: null, updatedAt: '2026-01-01T00:00:00Z', updatedByName: 'Collègue', rowVersion });
const here = (...answers: ReportAnswer[]) => new Map(answers.map((each) => [keyOf(each), each]));
const typed = (value: number, before: number): Typed => ({ value: number(value), base: { rowVersion: 1, value: number(before) } });

describe('answers as the portal has them now, met with what is on screen', () => {
  it('are news where a colleague changed one that nobody was writing here', () => {
    const met = meet(here(answer('a', 1, 1), answer('b', 1, 1)), [answer('a', 2, 2), answer('b', 1, 1), answer('c', 3, 1)], new Map());
    expect(met.news.map(({ question }) => question)).toEqual(['a', 'c']);
    expect(met.answers.map(({ question, rowVersion }) => [question, rowVersion])).toEqual([['a', 2], ['b', 1], ['c', 1]]);
  });

  it('do not go back to what was read before the last save was acknowledged', () => {
    const met = meet(here(answer('a', 5, 4)), [answer('a', 2, 3)], new Map());
    expect(met.answers).toEqual([answer('a', 5, 4)]);
    expect(met.news).toEqual([]);
  });

  it('collide only where both wrote something else', () => {
    const mine = new Map([['a', typed(7, 1)], ['b', typed(7, 1)], ['c', typed(7, 1)]]);
    const met = meet(here(answer('a', 1, 1), answer('b', 1, 1), answer('c', 1, 1)), [answer('a', 9, 2), answer('b', 7, 2), answer('c', 1, 2)], mine);
    expect(met.collided).toEqual(['a']);
    expect(met.arrived).toEqual(['b']);
    expect(met.news).toEqual([]);
  });
});
