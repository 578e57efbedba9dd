import type { FieldIssue } from '@suivi/shared/domain';
import type { z } from 'zod';

/** What a schema found at fault, once each: an empty text breaks two of its rules and is one thing to mend. */
export function issuesOf(error: z.ZodError): FieldIssue[] {
  const issues = error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message }));
  return issues.filter(({ path, code }, at) => issues.findIndex((other) => other.path === path && other.code === code) === at);
}
