import { Component, inject, input } from '@angular/core';
import { RouterLink, type Params } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Overview } from '@suivi/reports/domain';
import { Icon, LanguageStore, SuiviDate, SuiviState, TextView } from '@suivi/shared/web';
import { StatusMark } from '@suivi/recommendations/web';

/** What falls due, what is late and what has gone quiet. */
@Component({
  selector: 'suivi-deadlines',
  imports: [RouterLink, TranslocoDirective, Icon, StatusMark, SuiviDate, SuiviState, TextView],
  templateUrl: './deadlines.html',
  styleUrl: './deadlines.scss',
})
export class Deadlines {
  readonly overview = input.required<Overview>();
  /** The addresses of the lists behind the figures. */
  readonly overdue = input.required<Params>();
  readonly stalled = input.required<Params>();
  readonly ahead = input.required<Params>();
  protected readonly language = inject(LanguageStore);
}
