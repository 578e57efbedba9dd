import { StandardSchemaValidationError, type FieldTree } from '@angular/forms/signals';
import type { FieldIssue } from '@suivi/shared/domain';

/** What the schema finds at fault in a signal form now, in the form in which the API says it too. */
export function formIssues<Model>(form: FieldTree<Model>): FieldIssue[] {
  const root = form as FieldTree<unknown>;
  return root()
    .errorSummary()
    .flatMap((error) => (error instanceof StandardSchemaValidationError ? [error.issue] : []))
    .map(({ path = [], message }) => ({ path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'), code: message }));
}
