import type { z } from 'zod';
import type { FieldIssue } from '@suivi/shared/domain';

/** What a schema found at fault, in the form in which the API says it too. */
export function issuesOf(error: z.ZodError): FieldIssue[] {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message }));
}

/** The code of the first issue of a field or of a part of it. */
export function issueFor(issues: readonly FieldIssue[], field: string): string | null {
  return issues.find(({ path }) => path === field || path.startsWith(`${field}.`))?.code ?? null;
}
