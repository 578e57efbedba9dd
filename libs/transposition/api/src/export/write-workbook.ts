import ExcelJS from 'exceljs';
import { harmless, type Cell, type Language } from '@suivi/shared/domain';
import { PassThrough } from 'node:stream';
import type { Sheets } from './read-sheets.ts';

const WIDEST = 60;

/** A workbook as a stream, row by row; in Arabic its sheets read from right to left. */
export function workbookOf({ words, facts, matrix, details }: Sheets, language: Language): PassThrough {
  const stream = new PassThrough();
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useStyles: true });
  const write = (name: string, rows: Cell[][], introduction: Cell[][]) => {
    const header = introduction.length + 1;
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', xSplit: 3, ySplit: header, rightToLeft: language === 'ar' }] });
    sheet.columns = (rows[0] ?? []).map((_cell, at) => ({ width: widthOf(rows, at) }));
    [...introduction, ...rows].forEach((cells, at) => {
      const row = sheet.addRow(cells.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell)));
      row.alignment = { vertical: 'top', wrapText: at >= introduction.length };
      if (at < header) row.font = { bold: at === 0 || at === header - 1 };
      row.commit();
    });
    sheet.commit();
  };
  write(words.sheets.matrix, matrix, [[words.title], ...facts]);
  write(words.sheets.details, details, []);
  workbook.commit().catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))));
  return stream;
}

/** Wide enough for what most lines hold, in characters. */
function widthOf(rows: readonly Cell[][], at: number): number {
  return Math.min(WIDEST, Math.max(10, ...rows.slice(0, 100).map((row) => String(row[at] ?? '').length + 2)));
}
