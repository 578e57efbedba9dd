import { ChangeDetectionStrategy, Component, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AudienceMark } from '@suivi/access/web';
import type { ActionPart } from '@suivi/actions/domain';
import type { Submission } from '@suivi/recommendations/domain';
import { StatusMark, SubmissionEntry } from '@suivi/recommendations/web';
import { Icon, LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { Progress } from '../../progress/progress.ts';
import { ResponseMark } from '../../response-mark/response-mark.ts';

/** One State's part of an action: what it answered, who is responsible, its milestones, and what it declared on what proof. */
@Component({
  selector: 'suivi-action-part',
  imports: [RouterLink, TranslocoDirective, AudienceMark, Icon, Progress, ResponseMark, StatusMark, SubmissionEntry, SuiviDate, TextView],
  templateUrl: './action-part.html',
  styleUrl: './action-part.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionPartView {
  readonly part = input.required<ActionPart>();
  readonly joint = input.required<boolean>();
  readonly mayWiden = input(false);
  readonly submissionChanged = output<Submission>();
  protected readonly language = inject(LanguageStore);
  /** Texts that a State may leave out, in the order of its form. */
  protected readonly texts = ['means', 'assistance', 'obstacles'] as const;
}
