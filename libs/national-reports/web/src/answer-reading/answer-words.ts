import type { AnswerValue, Question } from '@suivi/questionnaires/domain';
import { readIn, type Language, type TranslatedText } from '@suivi/shared/domain';

export interface Words {
  language: Language;
  /** A sentence of the scope `answers`. */
  say: (key: string) => string;
  date: (iso: string) => string;
  number: (figure: number) => string;
}

/** Labels of choices that were made, in the order in which they are offered. */
export function madeOf(question: Question, value: AnswerValue): TranslatedText[] {
  const made = value.kind === 'single_choice' ? [value.choice] : value.kind === 'multiple_choice' ? value.choices : [];
  return 'choices' in question ? question.choices.filter(({ key }) => made.includes(key)).map(({ label }) => label) : [];
}

/** An answer in plain words, where two of them are set side by side and compared; long texts stay as they are. */
export function answerWords(question: Question, value: AnswerValue | null, { language, say, date, number }: Words): string {
  const read = (text: TranslatedText | null) => (text ? readIn(text, language).text : '');
  if (value === null) return '';
  switch (value.kind) {
    case 'text':
      return read(value.text);
    case 'single_choice':
    case 'multiple_choice':
      return madeOf(question, value).map(read).join(' · ');
    case 'number':
      return [number(value.number), question.kind === 'number' ? read(question.unit) : ''].filter(Boolean).join(' ');
    case 'date':
      return date(value.date);
    case 'file':
      return value.note ?? '';
    case 'table':
      return value.rows.map((row) => Object.values(row).filter((cell) => cell !== null && cell !== '').join(' · ')).join('\n');
    case 'articles':
      return [say(`answers.stages.${value.stage}`), value.legalReference ?? '', read(value.extract), read(value.gap), read(value.helpNeeded)].filter(Boolean).join('\n\n');
    case 'entries':
      return value.entries.map(({ title, text }) => `${read(title)}\n${read(text)}`).join('\n\n');
  }
}
