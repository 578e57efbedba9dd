import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { FieldIssue } from '@suivi/shared/domain';
import { issueKeys } from './issue-key.ts';

/** Gives the sentence for what is at fault with a field or a part of it; called where `inject` may be. */
export function fieldSentences(): (issues: readonly FieldIssue[], field: string) => string | null {
  const transloco = inject(TranslocoService);
  const issueKey = issueKeys();
  return (issues, field) => {
    transloco.activeLang();
    const issue = issues.find(({ path }) => path === field || path.startsWith(`${field}.`));
    return issue ? transloco.translate<string>(issueKey(issue.code)) : null;
  };
}
