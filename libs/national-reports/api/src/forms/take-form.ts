import type { Work } from '@suivi/access/api';
import { reportForm, type FormField } from '@suivi/national-reports/domain';
import type { Language } from '@suivi/shared/domain';
import { randomUUID } from 'node:crypto';
import { documentWords, namesOf, type Names } from '../documents/document-words.ts';
import { readReportWith } from '../reports/read-report.ts';
import { formText } from './form-text.ts';
import { formWorkbook } from './form-workbook.ts';

export interface Taken {
  content: Buffer;
  name: string;
}

/** A report to be filled in away from the portal, as a workbook or as a text document. */
export async function takeForm(work: Work, id: string, language: Language, as: 'xlsx' | 'docx'): Promise<Taken> {
  const { report, names } = await readReportWith<{ names: Names }>(work, id, namesOf('n'));
  // Nothing is held in the database while the file is written.
  await work.commit();
  const words = documentWords(language, names);
  const lines = reportForm(report, words, randomUUID);
  const head = { reportId: id, language, takenAt: new Date().toISOString(), fields: lines.filter(({ kind }) => kind === 'field').length };
  const versionOf = ({ question, item }: FormField) => report.answers.find((answer) => answer.question === question && answer.item === item)?.rowVersion ?? 0;
  const title = words.say('documents.title', { state: words.stateName(report.stateCode) });
  return { content: await (as === 'xlsx' ? formWorkbook : formText)(lines, head, title, versionOf, words), name: `suivi-${report.stateCode}-${report.round.closesOn}-${language}.${as}` };
}
