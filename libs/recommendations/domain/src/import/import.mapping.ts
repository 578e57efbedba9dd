import { checkFields, type FieldIssue } from '@suivi/shared/domain';
import type { ImportField, ImportMapping } from './import.columns.ts';

/** What keeps a mapping from being used at all: no row can do without text and State. */
export function checkMapping(columns: readonly string[], mapping: ImportMapping): FieldIssue[] {
  return checkFields<ImportField>(columns, mapping, ['text', 'state']);
}
