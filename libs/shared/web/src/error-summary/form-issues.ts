import { inject } from '@angular/core';
import { StandardSchemaValidationError, type FieldTree } from '@angular/forms/signals';
import { TranslocoService } from '@jsverse/transloco';
import type { FieldIssue } from '@suivi/shared/domain';
import { issueKey } from './issue-key.ts';

/** What the schema finds at fault in a signal form now, in the form in which the API says it too. */
export function formIssues<Model>(form: FieldTree<Model>): FieldIssue[] {
  const root = form as FieldTree<unknown>;
  return root()
    .errorSummary()
    .flatMap((error) => (error instanceof StandardSchemaValidationError ? [error.issue] : []))
    .map(({ path = [], message }) => ({ path: path.map((part) => String(typeof part === 'object' ? part.key : part)).join('.'), code: message }));
}

/** Gives the sentence for what is at fault with a field or a part of it; called where `inject` may be. */
export function fieldSentences(): (issues: readonly FieldIssue[], field: string) => string | null {
  const transloco = inject(TranslocoService);
  return (issues, field) => {
    transloco.activeLang();
    const issue = issues.find(({ path }) => path === field || path.startsWith(`${field}.`));
    return issue ? transloco.translate<string>(issueKey(issue.code)) : null;
  };
}
