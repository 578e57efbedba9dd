import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Work } from '@suivi/recommendations/domain';
import { IllustrativeMark, SuiviDate, SuiviState, TextView } from '@suivi/shared/web';
import { StatusMark, subjectLink } from '@suivi/recommendations/web';

/** What was submitted and waits for review, oldest first. */
@Component({
  selector: 'app-submission-lines',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, StatusMark, SuiviDate, SuiviState, TextView],
  templateUrl: './submission-lines.html',
  styleUrl: '../lines.scss',
})
export class SubmissionLines {
  readonly submissions = input.required<Work['awaitingReview']>();
  /** Whether the reader is who reviews; others are led to what it is about. */
  readonly toReview = input.required<boolean>();
  protected readonly link = subjectLink;
}
