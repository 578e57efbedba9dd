import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import type { ActionSummary } from '@suivi/actions/domain';
import { ownStateFirst, StatusMark } from '@suivi/recommendations/web';
import { IllustrativeMark, LanguageStore, TextView } from '@suivi/shared/web';
import { DueDate } from '../../due-date/due-date.ts';
import { Progress } from '../../progress/progress.ts';
import { ResponseMark } from '../../response-mark/response-mark.ts';

/** One action in a list: what is to be done by when, and beside it how far each State's part is. */
@Component({
  selector: 'suivi-action-row',
  imports: [RouterLink, TranslocoDirective, DueDate, IllustrativeMark, Progress, ResponseMark, StatusMark, TextView],
  templateUrl: './action-row.html',
  styleUrl: './action-row.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionRow {
  readonly action = input.required<ActionSummary>();
  /** Of its heading: below the title of the list. */
  readonly level = input(2);
  protected readonly language = inject(LanguageStore);
  private readonly session = inject(SessionStore);
  protected readonly parts = computed(() => ownStateFirst(this.action().parts, this.session.session()?.state?.code ?? null, (code) => this.language.stateName(code)));
  protected readonly joint = computed(() => this.action().stateCount > 1);
}
