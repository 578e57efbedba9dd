import type { AnswerOf, AnswerValue, Question, QuestionOf } from '@suivi/questionnaires/domain';
import { isBlank, type TranslatedText } from '@suivi/shared/domain';
import { articleName, heard, saidOf, type DocumentWords, type Said } from './document-words.ts';

/** A piece of an answer as it is read. */
export type AnswerPart =
  | { kind: 'prose'; said: readonly Said[] }
  | { kind: 'list'; items: readonly Said[] }
  | { kind: 'table'; header: readonly Said[]; rows: readonly (readonly Said[])[] }
  | { kind: 'facts'; facts: readonly { name: string; said: readonly Said[] }[] }
  /** A good practice or a need. */
  | { kind: 'entry'; title: Said; said: readonly Said[]; about: readonly string[] }
  | { kind: 'none'; text: string };

/** An answer in the words of its kind: figures and dates as the language writes them, choices by their labels. */
export function answerParts(question: Question, value: AnswerValue, words: DocumentWords): AnswerPart[] {
  const { language, day, number } = words;
  const own = (text: string): Said => ({ text, language, mark: null });
  switch (value.kind) {
    case 'text':
      return [{ kind: 'prose', said: paragraphs(value.text, words) }];
    case 'single_choice':
      return [{ kind: 'prose', said: labels(question, [value.choice], words) }];
    case 'multiple_choice':
      return [{ kind: 'list', items: labels(question, value.choices, words) }];
    case 'number': {
      const unit = question.kind === 'number' ? question.unit : null;
      return [{ kind: 'prose', said: [unit ? { ...saidOf(unit, words), text: `${number(value.number)} ${saidOf(unit, words).text}` } : own(number(value.number))] }];
    }
    case 'date':
      return [{ kind: 'prose', said: [own(day(value.date))] }];
    case 'file':
      return value.note ? [{ kind: 'prose', said: [heard(value.note, language)] }] : [];
    case 'table':
      return question.kind === 'table' ? [tableOf(question, value, words)] : [];
    case 'articles':
      return [{ kind: 'facts', facts: articleFacts(value, words) }];
    case 'entries':
      return value.entries.map((entry): AnswerPart => ({ kind: 'entry', title: saidOf(entry.title, words), said: paragraphs(entry.text, words), about: aboutEntry(question, entry, words) }));
  }
}

/** A text as its paragraphs; what is to be said of its translation is said once. */
function paragraphs(text: TranslatedText, words: DocumentWords): Said[] {
  const said = saidOf(text, words);
  const pieces = said.text.split(/\n\s*\n/).filter((piece) => !isBlank(piece));
  return pieces.map((piece, at) => ({ ...said, text: piece, mark: at === pieces.length - 1 ? said.mark : null }));
}

/** In the order in which they are offered. */
function labels(question: Question, made: readonly string[], words: DocumentWords): Said[] {
  return 'choices' in question ? question.choices.filter(({ key }) => made.includes(key)).map(({ label }) => saidOf(label, words)) : [];
}

function tableOf({ columns }: QuestionOf<'table'>, { rows }: AnswerOf<'table'>, words: DocumentWords): AnswerPart {
  const cell = (kind: string, value: string | number | null): Said => {
    if (typeof value === 'number') return { text: words.number(value), language: words.language, mark: null };
    return kind === 'date' && value ? { text: words.day(value), language: words.language, mark: null } : heard(value ?? '', words.language);
  };
  return { kind: 'table', header: columns.map(({ label }) => saidOf(label, words)), rows: rows.map((row) => columns.map(({ key, kind }) => cell(kind, row[key] ?? null))) };
}

function articleFacts({ stage, legalReference, extract, gap, helpNeeded }: AnswerOf<'articles'>, words: DocumentWords) {
  const { say, language } = words;
  const narratives = [
    { name: 'extract', text: extract },
    { name: 'gap', text: gap },
    { name: 'helpNeeded', text: helpNeeded },
  ];
  return [
    { name: say('answers.stage'), said: [{ text: say(`answers.stages.${stage}`), language, mark: null }] },
    ...(legalReference ? [{ name: say('answers.legal_reference'), said: [heard(legalReference, language)] }] : []),
    ...narratives.flatMap(({ name, text }) => (text && paragraphs(text, words).length > 0 ? [{ name: say(`answers.${name}`), said: paragraphs(text, words) }] : [])),
  ];
}

function aboutEntry(question: Question, { articles, themeIds, shared }: AnswerOf<'entries'>['entries'][number], words: DocumentWords): string[] {
  const subjects = [...articles.map((id) => articleName(id, words)), ...themeIds.flatMap((id) => words.themeName(id) ?? []).map((name) => saidOf(name, words).text)];
  const purpose = question.kind === 'entries' ? question.purpose : 'need';
  return [...(subjects.length > 0 ? [subjects.join(' · ')] : []), words.say(`documents.${shared ? 'shared' : 'unshared'}.${purpose}`)];
}
