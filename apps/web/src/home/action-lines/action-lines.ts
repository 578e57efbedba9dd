import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ActionSummary } from '@suivi/actions/domain';
import { StatusMark } from '@suivi/recommendations/web';
import { IllustrativeMark, LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';

/** Actions with their States and due date, the most urgent first. */
@Component({
  selector: 'app-action-lines',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, StatusMark, SuiviDate, TextView],
  templateUrl: './action-lines.html',
  styleUrl: '../lines.scss',
})
export class ActionLines {
  readonly actions = input.required<readonly ActionSummary[]>();
  protected readonly language = inject(LanguageStore);

  protected statesOf({ parts }: ActionSummary): string {
    return this.language.formatList(parts.map(({ stateCode }) => this.language.stateName(stateCode)).sort((one, other) => this.language.compare(one, other)));
  }
}
