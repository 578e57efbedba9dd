import { checkHeader, detectSeparator, MAX_IMPORT_ROWS } from '@suivi/shared/domain';
import { ProblemException } from './problem.exception.ts';
import { parse, type CsvError } from 'csv-parse';

export interface Table {
  columns: string[];
  records: string[][];
}

/** How a PDF and a workbook (a ZIP) begin. */
const OTHER_FORMATS = ['%PDF-', 'PK\u0003\u0004'];

/** The rows of a CSV with its header, whatever of comma, semicolon or tab separates its cells. */
export async function parseCsv(csv: string): Promise<Table> {
  if (csv.includes('\0') || OTHER_FORMATS.some((begin) => csv.startsWith(begin))) throw new ProblemException('invalid_input', { issues: [{ path: 'csv', code: 'csv.not_csv' }] });
  const lines = await linesOf(csv).catch((error: CsvError) => {
    throw new ProblemException('invalid_input', { issues: [{ path: `csv.${String(error['lines'] ?? 0)}`, code: 'csv.malformed' }] });
  });
  const [header = [], ...records] = lines;
  const columns = header.map((name) => name.trim());
  const issues = checkHeader(columns);
  if (issues.length > 0) throw new ProblemException('invalid_input', { issues });
  if (records.length > MAX_IMPORT_ROWS) throw new ProblemException('invalid_input', { issues: [{ path: 'csv', code: 'csv.too_many_rows' }] });
  return { columns, records };
}

function linesOf(csv: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    // Each kind of line end is named, or else that of the first line would be taken for the only one.
    parse(csv, { bom: true, record_delimiter: ['\r\n', '\n', '\r'], to: MAX_IMPORT_ROWS + 2, delimiter: detectSeparator(csv), relax_column_count: true, skip_empty_lines: true, skip_records_with_empty_values: true }, (error, lines: string[][]) => (error ? reject(error) : resolve(lines)));
  });
}
