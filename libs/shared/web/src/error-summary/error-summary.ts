import { Component, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { FieldIssue } from '@suivi/shared/domain';
import { issueKeys } from './issue-key.ts';

/** The list of what is to be mended, on top of a form; each line leads to its field, whose id is the issue's path. */
@Component({
  selector: 'suivi-error-summary',
  imports: [TranslocoDirective],
  templateUrl: './error-summary.html',
})
export class ErrorSummary {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly issues = input.required<readonly FieldIssue[]>();
  /** What an issue is said of where several fields ask for the same thing, set before its sentence. */
  readonly naming = input<(path: string) => string>(() => '');
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  protected readonly issueKey = issueKeys();

  constructor() {
    // The focus moves to the list whenever it is given a new one, so that it is read at once.
    effect(() => {
      if (this.issues().length > 0) this.box()?.nativeElement.focus();
    });
  }

  /** Leads to the field; an issue deep inside leads to the nearest field that has an id. */
  protected lead(event: Event, path: string): void {
    event.preventDefault();
    const parts = path.split('.');
    for (let length = parts.length; length > 0; length--) {
      const field = this.host.nativeElement.ownerDocument.getElementById(parts.slice(0, length).join('.'));
      if (!field) continue;
      const target = field.matches('input, select, textarea, button, a, [tabindex]') ? field : (field.querySelector<HTMLElement>('input, select, textarea, button') ?? field);
      target.focus();
      field.scrollIntoView({ block: 'center' });
      return;
    }
  }
}
