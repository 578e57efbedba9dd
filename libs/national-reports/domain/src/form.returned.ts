import { answerIssues, answerValueSchema, findQuestion, type AnswerValue, type Question } from '@suivi/questionnaires/domain';
import type { DocumentWords } from './document-words.ts';
import type { FormDifference, FormField, FormProblem, ReturnedCell } from './form.contract.ts';
import { choiceOptions, stageOptions } from './form.fields.ts';
import { fingerprintOf, groupOf, understood, withCells } from './form.values.ts';
import type { NationalReport } from './report.contract.ts';
import { hasChanged } from './report.rules.ts';

type Words = Pick<DocumentWords, 'language' | 'say'>;
type Shape = Pick<FormField, 'input' | 'options'>;
type Known = Pick<NationalReport, 'questionnaire' | 'sections' | 'answers'>;
interface Outcome {
  differences: FormDifference[];
  problems: FormProblem[];
}

const UNLIKE = { number: 'form.not_a_number', date: 'form.not_a_date', choice: 'form.unknown_choice', text: 'form.not_accepted' } as const;
const CODE = /^[a-z_]+\.[a-z_]+$/;
const ENTRY = /^entry:[0-9a-f]{8}-[0-9a-f-]{27}:(title|text|shared)$/;

/**
 * What a form that came back would change in a report as it stands now, answer by answer. A cell counts only where it is not what it was
 * when the form was taken away, so that what was written on the portal since stays, even beside it in the same answer.
 */
export function formDifferences(report: Known, cells: readonly ReturnedCell[], words: Words): Outcome {
  const places = Map.groupBy(cells, ({ question, item }) => `${question}/${item}`);
  const outcomes = [...places.values()].map((place) => placeOutcome(report, place, words));
  return { differences: outcomes.flatMap(({ differences }) => differences), problems: outcomes.flatMap(({ problems }) => problems) };
}

function placeOutcome({ questionnaire, sections, answers }: Known, cells: readonly ReturnedCell[], words: Words): Outcome {
  const [first] = cells;
  if (!first) return { differences: [], problems: [] };
  const { question: key, item, version } = first;
  const problem = (code: string, given = ''): FormProblem => ({ question: key, item, given: given.slice(0, 200), code });
  const found = findQuestion(questionnaire, key);
  if (!found || (found.question.kind === 'articles' ? !found.question.articles.includes(item) : item !== '')) return { differences: [], problems: [problem('form.row_unknown')] };
  const { question, section } = found;
  const read = cells.map((cell) => {
    const shape = shapeOf(question, cell.part, words);
    const value = shape && understood(shape, cell.given);
    return { ...cell, shape, value, edited: fingerprintOf(value ?? cell.given) !== cell.fingerprint };
  });
  const edited = read.filter((cell) => cell.edited);
  if (edited.length === 0) return { differences: [], problems: [] };
  if (!sections.some((candidate) => candidate.key === section.key && candidate.mayWrite)) return { differences: [], problems: [problem('form.not_yours')] };
  const problems = edited.flatMap(({ shape, value, given }) => (!shape ? [problem('form.row_unknown', given)] : value === null ? [problem(UNLIKE[shape.input], given)] : []));

  const answer = answers.find((candidate) => candidate.question === key && candidate.item === item);
  const before = answer?.value ?? null;
  // Where a row, an entry or the whole answer is not there any more, or not yet, all of it is taken from the file.
  const taken = read.filter((cell) => cell.value !== null && (cell.edited || (!isThere(before, cell.part) && edited.some((other) => groupOf(other) === groupOf(cell)))));
  if (taken.length === 0) return { differences: [], problems };
  const proposed = withCells(question, before, new Map(taken.map(({ part, value }) => [part, value ?? ''])), words.language, (part) => shapeOf(question, part, words)?.options ?? []);
  if (question.kind === 'articles' && proposed === null && read.some(({ part, given }) => part !== 'stage' && given.trim() !== '')) {
    return { differences: [], problems: problems.some(({ code }) => code === UNLIKE.choice) ? problems : [...problems, problem('form.stage_missing', edited[0]?.given)] };
  }
  const faults = proposed === null ? [] : faultsOf(question, item, proposed);
  if (faults.length > 0) return { differences: [], problems: [...problems, ...faults.map((code) => problem(code, edited[0]?.given))] };
  if (!hasChanged({ value: proposed, previous: before })) return { differences: [], problems };
  const expected = answer?.rowVersion ?? 0;
  return { differences: [{ question: key, item, section: section.key, before, proposed, expected, changedMeanwhile: expected !== version }], problems };
}

function faultsOf(question: Question, item: string, value: AnswerValue): string[] {
  const parsed = answerValueSchema.safeParse(value);
  const codes = parsed.success ? answerIssues(question, item, parsed.data).map(({ code }) => code) : parsed.error.issues.map(({ message }) => (CODE.test(message) ? message : 'form.not_accepted'));
  return [...new Set(codes)];
}

function isThere(value: AnswerValue | null, part: string): boolean {
  const [kind, id = ''] = part.split(':');
  if (value?.kind === 'table' && kind === 'rows') return Number(id) < value.rows.length;
  if (value?.kind === 'entries' && kind === 'entry') return value.entries.some((entry) => entry.id === id);
  return value !== null;
}

/** What may stand in a cell; null where the question has no such part. */
function shapeOf(question: Question, part: string, words: Words): Shape | null {
  const text: Shape = { input: 'text', options: [] };
  const yes: Shape = { input: 'choice', options: [words.say('documents.form.yes'), words.say('documents.form.no')] };
  const [kind, at = '', key] = part.split(':');
  switch (question.kind) {
    case 'text':
      return part === 'text' ? text : null;
    case 'single_choice':
      return part === 'choice' ? { input: 'choice', options: choiceOptions(question, words) } : null;
    case 'multiple_choice':
      return kind === 'choice' && question.choices.some((choice) => choice.key === at) ? yes : null;
    case 'number':
      return part === 'number' ? { input: 'number', options: [] } : null;
    case 'date':
      return part === 'date' ? { input: 'date', options: [] } : null;
    case 'file':
      return part === 'note' ? text : null;
    case 'table': {
      const column = question.columns.find((candidate) => candidate.key === key);
      return kind === 'rows' && column && /^\d{1,2}$/.test(at) && Number(at) < question.maxRows ? { input: column.kind, options: [] } : null;
    }
    case 'articles':
      if (part === 'stage') return { input: 'choice', options: stageOptions(words) };
      return ['legalReference', 'extract', 'gap', 'helpNeeded'].includes(part) ? text : null;
    case 'entries':
      if (!ENTRY.test(part)) return null;
      return key === 'shared' ? yes : text;
  }
}
