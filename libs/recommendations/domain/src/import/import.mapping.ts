import type { FieldIssue } from '@suivi/shared/domain';
import type { ImportMapping } from './import.columns.ts';

/** What keeps a mapping from being used at all: columns that are not there, a field twice, no text or no State. */
export function checkMapping(columns: readonly string[], mapping: ImportMapping): FieldIssue[] {
  const fields = Object.values(mapping);
  const issues: FieldIssue[] = Object.keys(mapping)
    .filter((column) => !columns.includes(column))
    .map((column) => ({ path: `mapping.${column}`, code: 'mapping.unknown_column' }));
  for (const field of new Set(fields)) if (fields.indexOf(field) !== fields.lastIndexOf(field)) issues.push({ path: `mapping.${field}`, code: 'mapping.field_twice' });
  for (const field of ['text', 'state'] as const) if (!fields.includes(field)) issues.push({ path: `mapping.${field}`, code: `mapping.${field}_required` });
  return issues;
}

/** What keeps a header from naming its columns. */
export function checkHeader(columns: readonly string[]): FieldIssue[] {
  if (columns.every((column) => column === '')) return [{ path: 'csv', code: 'csv.header_missing' }];
  const twice = columns.filter((column, index) => column !== '' && columns.indexOf(column) !== index);
  return twice.map((column) => ({ path: `csv.${column}`, code: 'csv.column_twice' }));
}
