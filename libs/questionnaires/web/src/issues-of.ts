import type { FieldIssue } from '@suivi/shared/domain';
import type { z } from 'zod';

/** What a schema found at fault, in the form in which the API says it too. */
export function issuesOf(error: z.ZodError): FieldIssue[] {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message }));
}
