import { publicationIssues, QUESTION_KINDS, questionsOf, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import { original } from '@suivi/shared/domain';
import fc from 'fast-check';
import { choicesBefore, emptyQuestion, emptySection, insertQuestion, moved, moveQuestion, nextPlace, removeQuestion, withQuestion, written } from './content-edits.ts';

/** A questionnaire with so many text questions in each section, named by where they began: a0, a1, b0. */
function contentOf(...sizes: number[]): QuestionnaireContent {
  const sections = sizes.map((size, at) => {
    const key = 'abcdef'[at] ?? '';
    return { ...emptySection('fr'), key, questions: Array.from({ length: size }, (_, index) => ({ ...emptyQuestion('text', 'fr'), key: `${key}${index}` })) };
  });
  return { title: original('fr', 'T'), introduction: null, sections };
}
const outline = ({ sections }: QuestionnaireContent) => sections.map(({ key, questions }) => `${key}: ${questions.map((question) => question.key).join(' ')}`.trim());

describe('building a questionnaire', () => {
  it('begins each kind of question so that it wants no more than its texts, choices of articles apart', () => {
    for (const kind of QUESTION_KINDS) {
      const content = insertQuestion(contentOf(0), { section: 0, question: 0 }, emptyQuestion(kind, 'fr'));
      expect({ kind, issues: publicationIssues(content) }).toEqual({ kind, issues: [] });
    }
  });

  it('names every part anew', () => {
    const keys = Array.from({ length: 200 }, () => emptyQuestion('text', 'fr').key);
    expect(new Set(keys).size).toBe(200);
    for (const key of keys) expect(key).toMatch(/^[a-z][a-z0-9_]{0,49}$/);
  });

  it('moves a question by one step, past the edge of its section into the next', () => {
    const content = contentOf(2, 1, 0);
    const step = (section: number, question: number, by: -1 | 1) => {
      const to = nextPlace(content, { section, question }, by);
      return to && outline(moveQuestion(content, { section, question }, to));
    };
    expect(step(0, 0, 1)).toEqual(['a: a1 a0', 'b: b0', 'c:']);
    expect(step(0, 1, 1)).toEqual(['a: a0', 'b: a1 b0', 'c:']);
    expect(step(1, 0, -1)).toEqual(['a: a0 a1 b0', 'b:', 'c:']);
    expect(step(1, 0, 1)).toEqual(['a: a0 a1', 'b:', 'c: b0']);
    expect([step(0, 0, -1), nextPlace(contentOf(1), { section: 0, question: 0 }, 1)]).toEqual([null, null]);
  });

  it('loses and doubles no question, however often they are moved, removed and put back', () => {
    const act = fc.record({ section: fc.nat(2), question: fc.nat(4), by: fc.constantFrom(-1 as const, 1 as const) });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        let content = contentOf(3, 2, 1);
        for (const { by, ...place } of acts) {
          const question = content.sections[place.section]?.questions[place.question];
          const to = nextPlace(content, place, by);
          if (!question || !to) continue;
          content = moveQuestion(content, place, to);
          expect(content.sections[to.section]?.questions[to.question]).toBe(question);
          expect(insertQuestion(removeQuestion(content, to), to, question)).toEqual(content);
        }
        expect(questionsOf(content).map(({ key }) => key).sort()).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'c0']);
      }),
    );
  });

  it('offers for a condition the choices asked before, and no later ones', () => {
    let content = contentOf(3, 1);
    content = withQuestion(content, { section: 0, question: 0 }, { ...emptyQuestion('single_choice', 'fr'), key: 'first' });
    content = withQuestion(content, { section: 0, question: 2 }, { ...emptyQuestion('multiple_choice', 'fr'), key: 'third' });
    const offered = (section: number, question: number) => choicesBefore(content, { section, question }).map(({ key }) => key);
    expect([offered(0, 0), offered(0, 1), offered(0, 2), offered(1, 0)]).toEqual([[], ['first'], ['first'], ['first', 'third']]);
  });

  it('moves in lists, and takes a text of blanks for none', () => {
    expect([moved(['a', 'b', 'c'], 0, 2), moved(['a', 'b', 'c'], 2, 0)]).toEqual([['b', 'c', 'a'], ['c', 'a', 'b']]);
    expect([written(original('fr', ' ')), written(original('fr', 'x'))]).toEqual([null, original('fr', 'x')]);
  });
});
