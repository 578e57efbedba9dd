import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Work } from '@suivi/recommendations/domain';
import { IllustrativeMark, SuiviDate, TextView } from '@suivi/shared/web';
import { StatusMark } from '@suivi/recommendations/web';

/** Commitments with their deadline, the most urgent first. */
@Component({
  selector: 'app-commitment-lines',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, StatusMark, SuiviDate, TextView],
  templateUrl: './commitment-lines.html',
  styleUrl: '../lines.scss',
})
export class CommitmentLines {
  readonly commitments = input.required<Work['overdue']>();
}
