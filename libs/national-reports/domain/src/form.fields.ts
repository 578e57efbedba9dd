import { STAGES, type AnswerOf, type AnswerValue, type Question } from '@suivi/questionnaires/domain';
import { readIn, type TranslatedText } from '@suivi/shared/domain';
import { saidOf, type DocumentWords } from './document-words.ts';
import type { FormField } from './form.contract.ts';

/** Empty rows of a table and empty entries that a form offers beside those that are filled. */
const SPARE_ROWS = 4;
const SPARE_ENTRIES = 2;

type Words = Pick<DocumentWords, 'language' | 'say'>;
export interface LabelledField {
  /** Null where the question says what is asked. */
  label: string | null;
  field: FormField;
}

/** The cells in which a question, or one article of it, is answered. `newId` names entries that are still to be written. */
export function answerFields(question: Question, item: string, value: AnswerValue | null, words: Words, newId: () => string): LabelledField[] {
  const { say } = words;
  const place = { question: question.key, item, input: 'text' as const, options: [] };
  const own = value?.kind === question.kind ? value : null;
  switch (question.kind) {
    case 'text':
      return [{ label: null, field: { ...place, part: 'text', value: writtenIn((own as AnswerOf<'text'> | null)?.text ?? null) } }];
    case 'single_choice': {
      const options = choiceOptions(question, words);
      const made = question.choices.findIndex(({ key }) => key === (own as AnswerOf<'single_choice'> | null)?.choice);
      return [{ label: null, field: { ...place, part: 'choice', input: 'choice', options, value: options[made] ?? '' } }];
    }
    case 'multiple_choice': {
      const made = (own as AnswerOf<'multiple_choice'> | null)?.choices ?? [];
      return question.choices.map(({ key, label }) => ({ label: saidOf(label, words).text, field: { ...place, part: `choice:${key}`, ...yesOrNo(words, made.includes(key)) } }));
    }
    case 'number': {
      const number = (own as AnswerOf<'number'> | null)?.number;
      return [{ label: null, field: { ...place, part: 'number', input: 'number', value: number === undefined ? '' : String(number) } }];
    }
    case 'date':
      return [{ label: null, field: { ...place, part: 'date', input: 'date', value: (own as AnswerOf<'date'> | null)?.date ?? '' } }];
    case 'file':
      return [{ label: null, field: { ...place, part: 'note', value: (own as AnswerOf<'file'> | null)?.note ?? '' } }];
    case 'table': {
      const rows = (own as AnswerOf<'table'> | null)?.rows ?? [];
      return Array.from({ length: Math.min(question.maxRows, rows.length + SPARE_ROWS) }, (_, at) =>
        question.columns.map(({ key, label, kind }): LabelledField => ({
          label: say('answers.cell', { column: saidOf(label, words).text, row: at + 1 }),
          field: { ...place, part: `rows:${at}:${key}`, input: kind, value: String(rows[at]?.[key] ?? '') },
        })),
      ).flat();
    }
    case 'articles': {
      const article = own as AnswerOf<'articles'> | null;
      const options = stageOptions(words);
      const stage = article ? (options[STAGES.indexOf(article.stage)] ?? '') : '';
      return [
        { label: say('answers.stage'), field: { ...place, part: 'stage', input: 'choice', options, value: stage } },
        { label: say('answers.legal_reference'), field: { ...place, part: 'legalReference', value: article?.legalReference ?? '' } },
        { label: say('answers.extract'), field: { ...place, part: 'extract', value: writtenIn(article?.extract ?? null) } },
        { label: say('answers.gap'), field: { ...place, part: 'gap', value: writtenIn(article?.gap ?? null) } },
        { label: say('answers.helpNeeded'), field: { ...place, part: 'helpNeeded', value: writtenIn(article?.helpNeeded ?? null) } },
      ];
    }
    case 'entries': {
      const entries = (own as AnswerOf<'entries'> | null)?.entries ?? [];
      const spare = Array.from({ length: Math.min(SPARE_ENTRIES, 50 - entries.length) }, () => ({ id: newId(), title: null, text: null, shared: false }));
      return [...entries, ...spare].flatMap(({ id, title, text, shared }, at): LabelledField[] => {
        const named = (what: string) => `${say(`answers.${question.purpose}.one`, { number: at + 1 })} · ${what}`;
        return [
          { label: named(say('answers.entry_title')), field: { ...place, part: `entry:${id}:title`, value: writtenIn(title) } },
          { label: named(say(`answers.${question.purpose}.text`)), field: { ...place, part: `entry:${id}:text`, value: writtenIn(text) } },
          { label: named(say(`answers.${question.purpose}.shared`)), field: { ...place, part: `entry:${id}:shared`, ...yesOrNo(words, shared) } },
        ];
      });
    }
  }
}

/** A form is filled in in the language in which the text was first written; translations are looked after on the portal. */
function writtenIn(text: TranslatedText | null): string {
  return text ? readIn(text, text.original).text : '';
}

function yesOrNo({ say }: Words, yes: boolean): Pick<FormField, 'input' | 'options' | 'value'> {
  const options = [say('documents.form.yes'), say('documents.form.no')];
  return { input: 'choice', options, value: yes ? (options[0] ?? '') : '' };
}

const numbered = (labels: readonly string[]) => labels.map((label, at) => `${at + 1}. ${label.replace(/\s+/g, ' ').trim()}`);

export function choiceOptions(question: Extract<Question, { kind: 'single_choice' | 'multiple_choice' }>, words: Words): string[] {
  return numbered(question.choices.map(({ label }) => saidOf(label, words).text));
}

export function stageOptions({ say }: Words): string[] {
  return numbered(STAGES.map((stage) => say(`answers.stages.${stage}`)));
}
