import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DelegationFile } from '@suivi/reports/domain';
import { IllustrativeMark, LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';

/** The national reports that the State is asked for: until when, who writes them, what came in and what was decided. */
@Component({
  selector: 'suivi-file-reports',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, SuiviDate, TextView],
  templateUrl: './file-reports.html',
})
export class FileReports {
  readonly reports = input.required<DelegationFile['reports']>();
  protected readonly language = inject(LanguageStore);
}
