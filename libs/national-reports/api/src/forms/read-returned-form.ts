import type { Work } from '@suivi/access/api';
import { formDifferences, MAX_FORM_SIZE, type FormProblem, type ReturnedCell, type ReturnedFile, type ReturnedForm } from '@suivi/national-reports/domain';
import { refuse, type Refusal } from '@suivi/shared/domain';
import { documentWords, namesOf, type Names } from '../documents/document-words.ts';
import { readReportWith, refusalOf } from '../reports/read-report.ts';
import { readCell, readHead } from './form-code.ts';
import { readText } from './read-text.ts';
import { readWorkbook } from './read-workbook.ts';

/** What a form that comes back would change in a report, as it stands now. */
export async function readReturnedForm(work: Work, id: string, { content }: ReturnedFile): Promise<ReturnedForm | Refusal> {
  const { report, names } = await readReportWith<{ names: Names }>(work, id, namesOf('n'));
  const refusal = refusalOf(work, report, 'edit');
  if (refusal) return refusal;
  // Nothing is held in the database while the file is read.
  await work.commit();
  const file = Buffer.from(content, 'base64');
  if (file.length > MAX_FORM_SIZE) return refuse('invalid_input', [{ path: 'content', code: 'form.too_large' }]);
  // By its content: a text document has no sheets, a workbook no document.
  const read = readWorkbook(file) ?? readText(file);
  if (!read) return refuse('invalid_input', [{ path: 'content', code: 'form.unreadable' }]);
  const head = read.map(({ code }) => readHead(code)).find((found) => found !== null);
  if (!head) return refuse('invalid_input', [{ path: 'content', code: 'form.not_ours' }]);
  if (head.reportId !== id) return refuse('invalid_input', [{ path: 'content', code: 'form.other_report' }]);
  const cells = read.flatMap(({ code, given }) => readCell(code, given) ?? []);
  const { unique, repeated } = apart(cells);
  const { differences, problems } = formDifferences(report, unique, documentWords(head.language, names));
  const missing: FormProblem[] = unique.length < head.fields ? [{ question: '', item: '', given: String(head.fields - unique.length), code: 'form.row_missing' }] : [];
  return { language: head.language, takenAt: head.takenAt, differences, problems: [...missing, ...repeated, ...problems] };
}

/** Of a row that somebody copied, the first counts. */
function apart(cells: readonly ReturnedCell[]): { unique: ReturnedCell[]; repeated: FormProblem[] } {
  const first = new Map<string, ReturnedCell>();
  const repeated: FormProblem[] = [];
  for (const cell of cells) {
    const key = `${cell.question};${cell.item};${cell.part}`;
    if (first.has(key)) repeated.push({ question: cell.question, item: cell.item, given: cell.given.slice(0, 200), code: 'form.row_repeated' });
    else first.set(key, cell);
  }
  return { unique: [...first.values()], repeated };
}
