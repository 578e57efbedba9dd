import type { Question, QuestionnaireContent } from '@suivi/questionnaires/domain';
import { original } from '@suivi/shared/domain';
import { emptyQuestion } from './content-edits.ts';
import { contentOfParts, joinContents, partsOf } from './join-contents.ts';

const text = (value: string) => original('fr', value);
const question = (key: string, label = key): Question => ({ ...emptyQuestion('text', 'fr'), key, label: text(label) });
const contentOf = (sections: Record<string, Question[]>, title = 'T'): QuestionnaireContent => ({ title: text(title), introduction: null, sections: Object.entries(sections).map(([key, questions]) => ({ key, title: text(key), help: null, questions })) });
const outline = ({ sections }: QuestionnaireContent) => Object.fromEntries(sections.map(({ key, questions }) => [key, questions.map(({ label }) => label.versions.fr?.text)]));

const BASE = contentOf({ one: [question('a'), question('b')], two: [question('c')] });
const joined = (mine: QuestionnaireContent, theirs: QuestionnaireContent) => {
  const { merged, disagreements } = joinContents(BASE, mine, theirs);
  return { content: contentOfParts(merged, theirs), asked: disagreements.map(({ field }) => field) };
};

describe('two edits of one questionnaire', () => {
  it('come apart and together again without loss', () => {
    expect(contentOfParts(partsOf(BASE), BASE)).toEqual(BASE);
  });

  it('are joined where they are of different parts: a text of mine, a title and a question of hers', () => {
    const mine = contentOf({ one: [question('a', 'a de moi'), question('b')], two: [question('c')] });
    const theirs = contentOf({ one: [question('a'), question('d', 'nouvelle'), question('b')], two: [question('c')] }, 'Titre à elle');
    const { content, asked } = joined(mine, theirs);
    expect([content.title, outline(content), asked]).toEqual([text('Titre à elle'), { one: ['a de moi', 'nouvelle', 'b'], two: ['c'] }, []]);
  });

  it('keep what both added, hers last in its section where I moved things myself', () => {
    const mine = contentOf({ two: [question('c'), question('e', 'de moi')], one: [question('b'), question('a')] });
    const theirs = contentOf({ one: [question('d', 'à elle'), question('a'), question('b')], two: [question('c')], three: [question('f', 'section à elle')] });
    expect(joined(mine, theirs)).toMatchObject({ asked: [] });
    expect(outline(joined(mine, theirs).content)).toEqual({ two: ['c', 'de moi'], one: ['b', 'a', 'à elle'], three: ['section à elle'] });
  });

  it('ask where both wrote the same question, and mine stands until then', () => {
    const mine = contentOf({ one: [question('a', 'à moi'), question('b')], two: [question('c')] });
    const theirs = contentOf({ one: [question('a', 'à elle'), question('b')], two: [question('c')] });
    const { content, asked } = joined(mine, theirs);
    expect([outline(content)['one'], asked]).toEqual([['à moi', 'b'], ['question.a']]);
    const taken = contentOfParts({ ...partsOf(content), 'question.a': question('a', 'à elle') }, theirs);
    expect(outline(taken)['one']).toEqual(['à elle', 'b']);
  });

  it('ask where one removed what the other wrote, and drop what one removed and the other left as it was', () => {
    const mine = contentOf({ one: [question('a', 'réécrite')], two: [question('c')] });
    const theirs = contentOf({ one: [question('b')], two: [question('c')] });
    const { content, asked } = joined(mine, theirs);
    expect([outline(content), asked]).toEqual([{ one: ['réécrite'], two: ['c'] }, ['question.a']]);
    expect(outline(contentOfParts({ ...partsOf(content), 'question.a': undefined }, theirs))).toEqual({ one: [], two: ['c'] });
  });
});
