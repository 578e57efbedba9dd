import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Overview } from '@suivi/reports/domain';
import { SuiviDate, SuiviState, TextView } from '@suivi/shared/web';
import { StatusMark } from '@suivi/recommendations/web';

/** What was verified last, and on how many pieces of evidence that the reader may open. */
@Component({
  selector: 'suivi-latest-results',
  imports: [RouterLink, TranslocoDirective, StatusMark, SuiviDate, SuiviState, TextView],
  templateUrl: './latest-results.html',
  styleUrl: './latest-results.scss',
})
export class LatestResults {
  readonly results = input.required<Overview['latest']>();
}
