import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Work } from '@suivi/recommendations/domain';
import { IllustrativeMark, SuiviDate, TextView } from '@suivi/shared/web';
import { PhaseMark, StatusMark } from '@suivi/recommendations/web';

/** The State's open updates: what is declared, by whom, and why it came back. */
@Component({
  selector: 'app-update-lines',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, PhaseMark, StatusMark, SuiviDate, TextView],
  templateUrl: './update-lines.html',
  styleUrl: '../lines.scss',
})
export class UpdateLines {
  readonly updates = input.required<Work['returned']>();
}
