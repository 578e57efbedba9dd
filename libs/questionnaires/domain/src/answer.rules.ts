import { isBlank, type FieldIssue, type TranslatedText } from '@suivi/shared/domain';
import type { AnswerPlace, AnswerValue } from './answer.contract.ts';
import type { Column, Question, QuestionOf } from './question.contract.ts';
import type { QuestionnaireContent } from './questionnaire.contract.ts';
import { questionsOf } from './questionnaire.rules.ts';

export interface PlacedAnswer extends AnswerPlace {
  value: AnswerValue;
  /** Pieces of evidence that prove this answer and are complete. */
  evidence: number;
}

/** Whether the question is asked, given what was answered so far; a condition on a question that is itself not asked does not hold. */
export function isAsked(content: Pick<QuestionnaireContent, 'sections'>, question: Question, answers: readonly Pick<PlacedAnswer, 'question' | 'value'>[]): boolean {
  const { shownWhen } = question;
  if (!shownWhen) return true;
  const on = questionsOf(content).find(({ key }) => key === shownWhen.question);
  if (!on || !isAsked(content, on, answers)) return false;
  const value = answers.find((answer) => answer.question === on.key)?.value;
  const made = value?.kind === 'single_choice' ? [value.choice] : value?.kind === 'multiple_choice' ? value.choices : [];
  return made.some((choice) => shownWhen.choices.includes(choice));
}

/** Why a value is no answer to this question at all, not even an unfinished one; paths are those of the value. */
export function answerIssues(question: Question, item: string, value: AnswerValue): FieldIssue[] {
  if (value.kind !== question.kind) return [{ path: 'kind', code: 'answer.wrong_kind' }];
  if (question.kind === 'articles') return question.articles.includes(item) ? [] : [{ path: 'item', code: 'answer.unknown_article' }];
  if (item !== '') return [{ path: 'item', code: 'answer.unknown_article' }];
  if (question.kind === 'single_choice' && value.kind === 'single_choice') return unknownChoices(question, [value.choice]);
  if (question.kind === 'multiple_choice' && value.kind === 'multiple_choice') return unknownChoices(question, value.choices);
  if (question.kind === 'number' && value.kind === 'number') return numberIssues(question, value.number);
  if (question.kind === 'table' && value.kind === 'table') return tableIssues(question, value.rows);
  return [];
}

function unknownChoices(question: QuestionOf<'single_choice'> | QuestionOf<'multiple_choice'>, made: readonly string[]): FieldIssue[] {
  const known = question.choices.map(({ key }) => key);
  return made.every((choice) => known.includes(choice)) && new Set(made).size === made.length ? [] : [{ path: 'choices', code: 'answer.unknown_choice' }];
}

function numberIssues({ minimum, maximum, decimals }: QuestionOf<'number'>, number: number): FieldIssue[] {
  if (minimum !== null && number < minimum) return [{ path: 'number', code: 'number.too_small' }];
  if (maximum !== null && number > maximum) return [{ path: 'number', code: 'number.too_large' }];
  return Number(number.toFixed(decimals)) === number ? [] : [{ path: 'number', code: 'number.too_many_decimals' }];
}

function tableIssues(question: QuestionOf<'table'>, rows: readonly Record<string, string | number | null>[]): FieldIssue[] {
  if (rows.length > question.maxRows) return [{ path: 'rows', code: 'table.too_many_rows' }];
  return rows.flatMap((row, at) =>
    Object.entries(row).flatMap(([key, cell]) => {
      const column = question.columns.find((candidate) => candidate.key === key);
      if (!column) return [{ path: `rows.${at}.${key}`, code: 'table.unknown_column' }];
      return cell === null || fitsColumn(column, cell) ? [] : [{ path: `rows.${at}.${key}`, code: `table.not_a_${column.kind}` }];
    }),
  );
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function fitsColumn({ kind }: Column, cell: string | number): boolean {
  if (kind === 'number') return typeof cell === 'number';
  if (typeof cell !== 'string') return false;
  return kind === 'text' || cell === '' || (DAY.test(cell) && !Number.isNaN(Date.parse(cell)));
}

function saysNothing(text: TranslatedText | null): boolean {
  return text === null || isBlank(text.versions[text.original]?.text ?? '');
}

/** Whether a value says something; an opened and emptied field does not. Files say it by their evidence. */
export function isAnswered(value: AnswerValue, evidence: number): boolean {
  switch (value.kind) {
    case 'text':
      return !saysNothing(value.text);
    case 'multiple_choice':
      return value.choices.length > 0;
    case 'table':
      return value.rows.some((row) => Object.values(row).some((cell) => typeof cell === 'number' || (cell !== null && !isBlank(cell))));
    case 'file':
      return evidence > 0;
    case 'entries':
      return value.entries.some((entry) => !saysNothing(entry.title) || !saysNothing(entry.text));
    case 'single_choice':
    case 'number':
    case 'date':
    case 'articles':
      return true;
  }
}

/** Stages at which there is a text to cite. */
const CITABLE: readonly string[] = ['enacted', 'applied'];

/** What keeps a report from being submitted, question by question; a path is the key of a question, with `.` and the article for one of its articles. */
export function missingAnswers(content: Pick<QuestionnaireContent, 'sections'>, answers: readonly PlacedAnswer[]): FieldIssue[] {
  return questionsOf(content).flatMap((question) => {
    if (!isAsked(content, question, answers)) return [];
    const given = answers.filter((answer) => answer.question === question.key);
    const places = question.kind === 'articles' ? question.articles : [''];
    return places.flatMap((item) => {
      const path = item === '' ? question.key : `${question.key}.${item}`;
      const answer = given.find((candidate) => candidate.item === item);
      if (!answer || !isAnswered(answer.value, answer.evidence)) return question.required ? [{ path, code: 'answer.required' }] : [];
      const { value, evidence } = answer;
      if (question.evidenceRequired && evidence === 0) return [{ path, code: 'answer.evidence_required' }];
      if (value.kind === 'articles' && CITABLE.includes(value.stage) && isBlank(value.legalReference ?? '') && value.legislationIds.length === 0) {
        return [{ path, code: 'answer.legal_reference_required' }];
      }
      if (value.kind === 'entries' && value.entries.some((entry) => saysNothing(entry.title) || saysNothing(entry.text))) return [{ path, code: 'answer.entry_incomplete' }];
      return [];
    });
  });
}

/** How many of the places that are asked have an answer. */
export function answeredOf(content: Pick<QuestionnaireContent, 'sections'>, answers: readonly PlacedAnswer[]): { answered: number; asked: number } {
  let answered = 0;
  let asked = 0;
  for (const question of questionsOf(content)) {
    if (!isAsked(content, question, answers)) continue;
    for (const item of question.kind === 'articles' ? question.articles : ['']) {
      asked += 1;
      const answer = answers.find((candidate) => candidate.question === question.key && candidate.item === item);
      if (answer && isAnswered(answer.value, answer.evidence)) answered += 1;
    }
  }
  return { answered, asked };
}
