import type { Work } from '@suivi/access/api';
import { csvOf, separatorFor } from '@suivi/shared/domain';
import type { MatrixExport } from '@suivi/transposition/domain';
import { Readable } from 'node:stream';
import { readSheets } from './read-sheets.ts';
import { workbookOf } from './write-workbook.ts';

export const CSV = 'text/csv; charset=utf-8';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The matrix as a file in one language. What to know about it comes last in a CSV, whose first line names its columns. */
export async function exportMatrix(work: Work, query: MatrixExport): Promise<{ fileName: string; type: string; content: Readable }> {
  const sheets = await readSheets(work, query);
  const fileName = `${sheets.words.fileName}-${sheets.facts[0]?.[1] ?? ''}.${query.format}`;
  if (query.format === 'xlsx') return { fileName, type: XLSX, content: workbookOf(sheets, query.language) };
  return { fileName, type: CSV, content: Readable.from([csvOf([...sheets.details, [], ...sheets.facts], separatorFor(query.language))]) };
}
