import type { z } from 'zod';
import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { FieldIssue } from '@suivi/shared/domain';
import { issueKeys } from '@suivi/shared/web';

/** What a schema found at fault, in the form in which the API says it too. */
export function issuesOf(error: z.ZodError): FieldIssue[] {
  return error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message }));
}

/** What a form asks for each of its fields: the sentence for the first issue of the field or of a part of it. Called where `inject` may be. */
export function issueSentences(): (issues: readonly FieldIssue[], field: string) => string | null {
  const translations = inject(TranslocoService);
  const issueKey = issueKeys();
  return (issues, field) => {
    const issue = issues.find(({ path }) => path === field || path.startsWith(`${field}.`));
    return issue ? translations.translate<string>(issueKey(issue.code)) : null;
  };
}
