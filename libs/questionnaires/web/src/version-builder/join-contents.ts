import { questionsOf, type Question, type QuestionnaireContent, type Section } from '@suivi/questionnaires/domain';
import { merge, type Merge } from '@suivi/shared/domain';

/** A questionnaire taken apart: its own texts, each section's, each question, and in which order they stand. */
export type Parts = { [part: string]: unknown };

/** `outline` is what stands where, by key. */
type Outline = [section: string, questions: string[]][];

export function partsOf({ title, introduction, sections }: QuestionnaireContent): Parts {
  const outline: Outline = sections.map(({ key, questions }) => [key, questions.map((question) => question.key)]);
  return {
    title,
    introduction,
    outline,
    ...Object.fromEntries(sections.map(({ key, title: name, help }) => [`section.${key}`, { title: name, help }])),
    ...Object.fromEntries(questionsOf({ sections }).map((question) => [`question.${question.key}`, question])),
  };
}

/** Brings two edits of a questionnaire together part by part. The order of the parts is nobody's text: where both moved things, mine stands. */
export function joinContents(base: QuestionnaireContent, mine: QuestionnaireContent, theirs: QuestionnaireContent): Merge<Parts> {
  const [before, own, other] = [partsOf(base), partsOf(mine), partsOf(theirs)];
  const { merged, disagreements } = merge<Parts>([...new Set([before, own, other].flatMap(Object.keys))], before, own, other);
  return { merged, disagreements: disagreements.filter(({ field }) => field !== 'outline') };
}

/** Puts the parts together again; what stands nowhere in the order, since a colleague added it, comes last in its section. */
export function contentOfParts(parts: Parts, theirs: QuestionnaireContent): QuestionnaireContent {
  const sectionOf = (key: string) => parts[`section.${key}`] as Pick<Section, 'title' | 'help'> | undefined;
  const questionOf = (key: string) => parts[`question.${key}`] as Question | undefined;
  const outline = (parts['outline'] as Outline).map(([key, questions]): [string, string[]] => [key, [...questions]]);
  const placed = new Set(outline.flatMap(([, questions]) => questions));
  for (const { key, questions } of theirs.sections) {
    const added = questions.map((question) => question.key).filter((question) => !placed.has(question) && questionOf(question));
    const there = outline.find(([section]) => section === key);
    if (there) there[1].push(...added);
    else if (sectionOf(key)) outline.push([key, added]);
  }
  const sections = outline.flatMap(([key, questions]) => {
    const section = sectionOf(key);
    return section ? [{ key, ...section, questions: questions.flatMap((question) => questionOf(question) ?? []) }] : [];
  });
  return { title: parts['title'] as QuestionnaireContent['title'], introduction: parts['introduction'] as QuestionnaireContent['introduction'], sections };
}
