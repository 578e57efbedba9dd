import ExcelJS from 'exceljs';
import type { DocumentWords, FormField, FormHead, FormLine } from '@suivi/national-reports/domain';
import { cellCode, headCode } from './form-code.ts';

const WRAPPED: Partial<ExcelJS.Alignment> = { wrapText: true, vertical: 'top' };
const LOCKED: ExcelJS.FillPattern = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF1F3F5' } };
const LINE: Partial<ExcelJS.Borders> = { top: { style: 'thin' }, bottom: { style: 'thin' }, left: { style: 'thin' }, right: { style: 'thin' } };
const DAY = 'yyyy-mm-dd';
/** For the cell in which somebody writes; a spreadsheet holds 32,767 characters in one. */
const FORMATS = { text: '@', choice: '@', number: 'General', date: DAY } as const;

/** A form as a workbook: what to do, what is asked with a cell for each answer, and a hidden sheet with what can be chosen. */
export async function formWorkbook(lines: readonly FormLine[], head: FormHead, title: string, versionOf: (field: FormField) => number, words: DocumentWords): Promise<Buffer> {
  const { language, say } = words;
  const rightToLeft = language === 'ar';
  const book = new ExcelJS.Workbook();
  const how = book.addWorksheet(say('documents.form.sheet_how'), { views: [{ rightToLeft, showGridLines: false }] });
  how.getColumn(1).width = 100;
  how.addRow([title]).font = { bold: true, size: 14 };
  for (const step of ['taken', 'fill', 'leave', 'texts', 'evidence', 'back'] as const) how.addRow([say(`documents.form.how.${step}`, { date: words.day(head.takenAt) })]).alignment = WRAPPED;
  await how.protect('', {});

  const sheet = book.addWorksheet(say('documents.form.sheet'), { views: [{ rightToLeft, state: 'frozen', ySplit: 1 }] });
  const lists = book.addWorksheet('lists', { state: 'veryHidden' });
  const ranges = new Map<string, string>();
  const rangeOf = (options: readonly string[]): string => {
    const key = options.join('\n');
    const known = ranges.get(key);
    if (known) return known;
    const column = lists.getColumn(ranges.size + 1);
    column.values = [...options];
    const range = `lists!$${column.letter}$1:$${column.letter}$${options.length}`;
    ranges.set(key, range);
    return range;
  };

  sheet.columns = [{ width: 2, hidden: true }, { width: 55 }, { width: 75 }, { width: 50 }];
  const top = sheet.addRow([headCode(head), say('documents.form.column.question'), say('documents.form.column.answer'), say('documents.form.column.notes')]);
  top.font = { bold: true };
  for (const line of lines) {
    if (line.kind !== 'field') {
      const row = sheet.addRow(['', line.title, '', 'notes' in line ? line.notes.join('\n') : '']);
      row.font = { bold: true, size: line.kind === 'section' ? 14 : line.kind === 'question' ? 12 : 11 };
      row.alignment = WRAPPED;
      row.getCell(4).font = { size: 10 };
      if (line.kind === 'section') for (const at of [2, 3, 4]) row.getCell(at).fill = LOCKED;
      continue;
    }
    const { field } = line;
    const row = sheet.addRow([cellCode(field, versionOf(field)), line.label, '', line.notes.join('\n')]);
    row.alignment = WRAPPED;
    const cell = row.getCell(3);
    cell.value = valueOf(field);
    cell.numFmt = FORMATS[field.input];
    cell.protection = { locked: false };
    cell.border = LINE;
    cell.alignment = { ...WRAPPED, readingOrder: /\p{Script=Arabic}/u.test(field.value) || (rightToLeft && field.value === '') ? 'rtl' : 'ltr' };
    if (field.input === 'choice') cell.dataValidation = { type: 'list', allowBlank: true, formulae: [rangeOf(field.options)], showErrorMessage: true, errorTitle: say('documents.form.column.answer'), error: say('documents.form.choose') };
  }
  await sheet.protect('', { formatColumns: true, formatRows: true, selectLockedCells: true, selectUnlockedCells: true });
  return Buffer.from(await book.xlsx.writeBuffer());
}

function valueOf({ input, value }: FormField): ExcelJS.CellValue {
  if (value === '') return null;
  if (input === 'number') return Number(value);
  if (input === 'date') return new Date(`${value}T00:00:00Z`);
  return value;
}
