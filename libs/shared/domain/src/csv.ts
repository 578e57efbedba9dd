/** Tells a spreadsheet that the file is UTF-8; without it accents and Arabic come out broken. */
const BYTE_ORDER_MARK = '\uFEFF';
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export type Cell = string | number | null;

/** A table as CSV (RFC 4180): opens as it is in a spreadsheet of the reader's language, and nothing in it is run. */
export function csvOf(rows: readonly (readonly Cell[])[], separator: ',' | ';'): string {
  return BYTE_ORDER_MARK + rows.map((row) => row.map((cell) => written(cell, separator)).join(separator) + '\r\n').join('');
}

/** French spreadsheets take the comma for the decimal sign and expect a semicolon. */
export function separatorFor(language: string): ',' | ';' {
  return language === 'fr' ? ';' : ',';
}

function written(cell: Cell, separator: string): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = harmless(cell);
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The text so that no spreadsheet runs it, not even one that is saved as another kind of file and opened again. */
export function harmless(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}
