import { LANGUAGES, type FieldIssue, type Language, type TranslatedText } from '@suivi/shared/domain';
import type { Question, Section } from './question.contract.ts';
import type { QuestionnaireContent, TranslationCount } from './questionnaire.contract.ts';

/** All questions in the order in which they are asked. */
export function questionsOf(content: Pick<QuestionnaireContent, 'sections'>): Question[] {
  return content.sections.flatMap((section) => section.questions);
}

/** The question of this key, with its section; null when the questionnaire does not ask it. */
export function findQuestion(content: Pick<QuestionnaireContent, 'sections'>, key: string): { section: Section; question: Question } | null {
  for (const section of content.sections) {
    const question = section.questions.find((candidate) => candidate.key === key);
    if (question) return { section, question };
  }
  return null;
}

/**
 * Why a version cannot be published: keys that name two things, conditions on what is not a choice asked before, bounds that exclude
 * every number, nothing asked. Paths are those of the content.
 */
export function publicationIssues(content: QuestionnaireContent): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (questionsOf(content).length === 0) issues.push({ path: 'sections', code: 'questionnaire.empty' });
  const sections = new Set<string>();
  const before = new Map<string, Question>();
  content.sections.forEach((section, at) => {
    const path = `sections.${at}`;
    if (sections.has(section.key)) issues.push({ path: `${path}.key`, code: 'key.repeated' });
    sections.add(section.key);
    section.questions.forEach((question, position) => {
      issues.push(...questionIssues(question, before).map(({ path: field, code }) => ({ path: `${path}.questions.${position}.${field}`, code })));
      before.set(question.key, question);
    });
  });
  return issues;
}

function questionIssues(question: Question, before: ReadonlyMap<string, Question>): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (before.has(question.key)) issues.push({ path: 'key', code: 'key.repeated' });
  if ('choices' in question && repeats(question.choices.map(({ key }) => key))) issues.push({ path: 'choices', code: 'key.repeated' });
  if (question.kind === 'table' && repeats(question.columns.map(({ key }) => key))) issues.push({ path: 'columns', code: 'key.repeated' });
  if (question.kind === 'articles' && repeats(question.articles)) issues.push({ path: 'articles', code: 'articles.repeated' });
  if (question.kind === 'number' && question.minimum !== null && question.maximum !== null && question.minimum > question.maximum) {
    issues.push({ path: 'maximum', code: 'number.bounds' });
  }
  const { shownWhen } = question;
  if (shownWhen) {
    const asked = before.get(shownWhen.question);
    if (!asked || !('choices' in asked)) issues.push({ path: 'shownWhen.question', code: 'condition.not_a_choice_before' });
    else if (shownWhen.choices.some((wanted) => !asked.choices.some(({ key }) => key === wanted))) issues.push({ path: 'shownWhen.choices', code: 'condition.unknown_choice' });
  }
  return issues;
}

function repeats(keys: readonly string[]): boolean {
  return new Set(keys).size < keys.length;
}

/** Per language, how many of a questionnaire's texts are verified, out of how many: its translation state. */
export function translationOf(content: QuestionnaireContent): Record<Language, TranslationCount> {
  const texts = textsOf(content);
  return Object.fromEntries(
    LANGUAGES.map((language) => {
      const inState = (state: string) => texts.filter((text) => text.versions[language]?.state === state).length;
      return [language, { verified: inState('verified'), draft: inState('draft'), stale: inState('stale'), total: texts.length }];
    }),
  ) as Record<Language, TranslationCount>;
}

function textsOf(content: QuestionnaireContent): TranslatedText[] {
  const texts = [content.title, content.introduction];
  for (const section of content.sections) {
    texts.push(section.title, section.help);
    for (const question of section.questions) {
      texts.push(question.label, question.help);
      if ('choices' in question) texts.push(...question.choices.map(({ label }) => label));
      if (question.kind === 'table') texts.push(...question.columns.map(({ label }) => label));
      if (question.kind === 'number') texts.push(question.unit);
    }
  }
  return texts.filter((text) => text !== null);
}
