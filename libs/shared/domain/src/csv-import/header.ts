import { z } from 'zod';
import type { FieldIssue } from '../problem.ts';
import { comparable } from './words.ts';

/** In UTF-16 code units of CSV: about 10,000 recommendations. */
export const MAX_IMPORT_LENGTH = 8_000_000;
/** Rows of one import; a larger file is brought in by parts, so that reading it keeps nobody waiting. */
export const MAX_IMPORT_ROWS = 10_000;

/** The replacement character is what a reader of UTF-8 leaves of a file that is none: what stood there is lost. */
export const csvSchema = z.string().min(1, 'text.empty').max(MAX_IMPORT_LENGTH, 'text.too_long').refine((csv) => !csv.includes('\uFFFD'), 'csv.letters_lost');
/** A row and cell at fault; `row` counts lines of records from 1 below the header, and is 0 for the file. */
export const importIssueSchema = z.object({ row: z.number().int(), column: z.string().nullable(), code: z.string(), value: z.string() });
export type ImportIssue = z.infer<typeof importIssueSchema>;
export const importResultSchema = z.object({ created: z.number().int(), alreadyThere: z.number().int() });

/** Which field each column probably holds, by its name; a field is given to the first column that claims it. */
export function proposeFields<Field extends string>(columns: readonly string[], names: ReadonlyMap<string, Field>): Record<string, Field> {
  const mapping: Record<string, Field> = {};
  const given = new Set<Field>();
  for (const column of columns) {
    const field = names.get(comparable(column));
    if (!field || given.has(field)) continue;
    given.add(field);
    mapping[column] = field;
  }
  return mapping;
}

/** What keeps a mapping from being used at all: columns that are not there, a field twice, or one that no row can do without. */
export function checkFields<Field extends string>(columns: readonly string[], mapping: Readonly<Record<string, Field>>, required: readonly Field[]): FieldIssue[] {
  const fields = Object.values(mapping);
  const issues: FieldIssue[] = Object.keys(mapping)
    .filter((column) => !columns.includes(column))
    .map((column) => ({ path: `mapping.${column}`, code: 'mapping.unknown_column' }));
  for (const field of new Set(fields)) if (fields.indexOf(field) !== fields.lastIndexOf(field)) issues.push({ path: `mapping.${field}`, code: 'mapping.field_twice' });
  for (const field of required) if (!fields.includes(field)) issues.push({ path: `mapping.${field}`, code: `mapping.${field}_required` });
  return issues;
}

/** What keeps a header from naming its columns. */
export function checkHeader(columns: readonly string[]): FieldIssue[] {
  if (columns.every((column) => column === '')) return [{ path: 'csv', code: 'csv.header_missing' }];
  const twice = columns.filter((column, index) => column !== '' && columns.indexOf(column) !== index);
  return twice.map((column) => ({ path: `csv.${column}`, code: 'csv.column_twice' }));
}

/** The separator of a file: of comma, semicolon and tab the one that its first line has most of, outside quotes. */
export function detectSeparator(csv: string): ',' | ';' | '\t' {
  const header = (csv.split(/[\r\n]/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (separator: string) => header.split(separator).length;
  const separators = [',', ';', '\t'] as const;
  return separators.reduce((best, separator) => (count(separator) > count(best) ? separator : best));
}
