import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportDocument } from '@suivi/national-reports/domain';
import { Icon } from '@suivi/shared/web';
import { AnswerPartView } from './answer-part.ts';
import { SaidText } from './said.ts';

/** A national report to be read from the first to the last word; prints as a document. */
@Component({
  selector: 'suivi-report-reading',
  imports: [RouterLink, TranslocoDirective, AnswerPartView, Icon, SaidText],
  templateUrl: './report-reading.html',
  styleUrl: './report-reading.scss',
})
export class ReportReading {
  readonly report = input.required<ReportDocument>();
}
