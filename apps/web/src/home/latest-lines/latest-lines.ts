import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Work } from '@suivi/recommendations/domain';
import { IllustrativeMark, SuiviDate, SuiviState, TextView } from '@suivi/shared/web';
import { StatusMark, subjectLink } from '@suivi/recommendations/web';

/** What was validated last among what the reader may see. */
@Component({
  selector: 'app-latest-lines',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, StatusMark, SuiviDate, SuiviState, TextView],
  templateUrl: './latest-lines.html',
  styleUrl: '../lines.scss',
})
export class LatestLines {
  readonly latest = input.required<Work['latest']>();
  protected readonly link = subjectLink;
}
