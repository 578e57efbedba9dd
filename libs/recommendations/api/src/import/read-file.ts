import type { Work } from '@suivi/access/api';
import { checkMapping, proposeMapping, readRows, type ImportedRow, type ImportMapping, type ImportRequest, type ThemeWord } from '@suivi/recommendations/domain';
import { parseCsv } from '@suivi/shared/api';
import type { FieldIssue, ImportIssue } from '@suivi/shared/domain';
import { readVocabulary } from './read-vocabulary.ts';

export interface ReadFile {
  columns: string[];
  mapping: ImportMapping;
  rowCount: number;
  /** Why the mapping cannot be used; then nothing was read. */
  unusable: FieldIssue[];
  rows: ImportedRow[];
  issues: ImportIssue[];
  themeWords: ThemeWord[];
}

/** Reads a file as it would be written; the database is asked once. */
export async function readFile(work: Work, request: ImportRequest, isReal: boolean): Promise<ReadFile> {
  const { columns, records } = await parseCsv(request.csv);
  const mapping = Object.keys(request.mapping).length > 0 ? request.mapping : proposeMapping(columns);
  const unusable = checkMapping(columns, mapping);
  const file = { columns, mapping, rowCount: records.length, unusable };
  if (unusable.length > 0) return { ...file, rows: [], issues: [], themeWords: [] };
  const referenceAt = columns.findIndex((column) => mapping[column] === 'reference');
  const references = referenceAt < 0 ? [] : records.map((record) => (record[referenceAt] ?? '').trim());
  const vocabulary = await readVocabulary(work, request, references, isReal);
  return { ...file, ...readRows(records, { ...vocabulary, columns, mapping }) };
}
