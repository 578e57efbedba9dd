import { answerIssues, findQuestion, isAsked, questionsOf, type AnswerPlace, type AnswerValue, type PlacedAnswer, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import { nextActs, type Act, type Phase } from '@suivi/recommendations/domain';
import type { Role } from '@suivi/access/domain';

type Content = Pick<QuestionnaireContent, 'sections'>;

/** What may be done next with a whole report; a contributor hands over section by section (`ready`), and throwing one away is the focal point's. */
export function nextReportActs(phase: Phase, role: Role): Act[] {
  return nextActs(phase, role).filter((act) => act !== 'hand_over' && (act !== 'discard' || role === 'focal_point'));
}

/** A former answer that is still an answer to what is asked now, with the section in which it is asked. */
export function prefilled(content: Content, former: readonly (AnswerPlace & { value: AnswerValue })[]): (AnswerPlace & { value: AnswerValue; section: string })[] {
  return former.flatMap(({ question, item, value }) => {
    const found = findQuestion(content, question);
    return found && answerIssues(found.question, item, value).length === 0 ? [{ question, item, value, section: found.section.key }] : [];
  });
}

/** The answers as the rules of questionnaires want them: those that say something now, each with its complete pieces of evidence counted. */
export function placedAnswers(
  answers: readonly (AnswerPlace & { value: AnswerValue | null })[],
  evidence: readonly (AnswerPlace & { complete: boolean })[],
): PlacedAnswer[] {
  return answers.flatMap(({ question, item, value }) =>
    value === null ? [] : [{ question, item, value, evidence: evidence.filter((piece) => piece.complete && piece.question === question && piece.item === item).length }],
  );
}

/** Keys of the questions that are asked, given the answers; what was answered to others before a choice changed is not sent. */
export function askedQuestions(content: Content, answers: readonly Pick<PlacedAnswer, 'question' | 'value'>[]): string[] {
  return questionsOf(content).flatMap((question) => (isAsked(content, question, answers) ? [question.key] : []));
}

/** Whether an answer says something else than the last validated report did; the order of keys says nothing. */
export function hasChanged({ value, previous }: { value: AnswerValue | null; previous: AnswerValue | null }): boolean {
  return inOrder(value) !== inOrder(previous);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part,
  );
}
