import { type AnswerPlace, type AnswerValue, type Question, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import { articleName, saidOf, type DocumentWords } from './document-words.ts';
import type { FormLine } from './form.contract.ts';
import { answerFields } from './form.fields.ts';

interface Formed {
  questionnaire: QuestionnaireContent;
  sections: readonly { key: string; mayWrite: boolean }[];
  answers: readonly (AnswerPlace & { value: AnswerValue | null })[];
}

/** A report as a form, with what is answered so far: the sections in which the reader may write, and of them every question. */
export function reportForm(report: Formed, words: DocumentWords, newId: () => string): FormLine[] {
  const { questionnaire, sections, answers } = report;
  const written = questionnaire.sections.filter(({ key }) => sections.some((section) => section.key === key && section.mayWrite));
  return written.flatMap((section): FormLine[] => [
    { kind: 'section', title: saidOf(section.title, words).text, notes: section.help ? [saidOf(section.help, words).text] : [] },
    ...section.questions.flatMap((question) => questionLines(question, questionnaire, answers, words, newId)),
  ]);
}

function questionLines(question: Question, questionnaire: QuestionnaireContent, answers: Formed['answers'], words: DocumentWords, newId: () => string): FormLine[] {
  const title = saidOf(question.label, words).text;
  const notes = notesOf(question, questionnaire, words);
  const places = question.kind === 'articles' ? question.articles : [''];
  const lines = places.flatMap((item): FormLine[] => {
    const value = answers.find((answer) => answer.question === question.key && answer.item === item)?.value ?? null;
    const fields = answerFields(question, item, value, words, newId).map(({ label, field }): FormLine => ({ kind: 'field', label: label ?? title, notes: label === null ? [...notes, ...originalNote(value, words)] : [], field }));
    if (item === '') return fields;
    const of = words.articleTitle(item);
    return [{ kind: 'place', title: [articleName(item, words), ...(of ? [saidOf(of, words).text] : [])].join(' · ') }, ...fields];
  });
  const single = question.kind !== 'articles' && lines.length === 1 && question.kind !== 'multiple_choice' && question.kind !== 'table';
  return single ? lines : [{ kind: 'question', title, notes }, ...lines];
}

/** That a text is in another language than the form. */
function originalNote(value: AnswerValue | null, { language, say }: DocumentWords): string[] {
  return value?.kind === 'text' && value.text.original !== language ? [say('documents.form.written_in', { language: say(`language.in.${value.text.original}`) })] : [];
}

function notesOf(question: Question, questionnaire: QuestionnaireContent, words: DocumentWords): string[] {
  const { say } = words;
  const { shownWhen } = question;
  const asked = shownWhen && questionnaire.sections.flatMap(({ questions }) => questions).find(({ key }) => key === shownWhen.question);
  const choices = asked && 'choices' in asked ? asked.choices.filter(({ key }) => shownWhen?.choices.includes(key)).map(({ label }) => saidOf(label, words).text) : [];
  return [
    ...(question.required ? [say('documents.form.required')] : []),
    ...(asked ? [say('documents.form.only_if', { question: saidOf(asked.label, words).text, choices: choices.join(', ') })] : []),
    ...(question.help ? [saidOf(question.help, words).text] : []),
    ...(question.kind === 'number' && question.unit ? [saidOf(question.unit, words).text] : []),
    ...(question.kind === 'date' ? [say('documents.form.day')] : []),
    ...(question.evidenceRequired || question.kind === 'file' ? [say('documents.form.evidence')] : []),
  ];
}
