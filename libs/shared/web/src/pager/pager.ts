import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** The end of a list: how many are shown of how many, and the way to more. */
@Component({
  selector: 'suivi-pager',
  imports: [TranslocoDirective],
  templateUrl: './pager.html',
})
export class Pager {
  readonly nextCursor = input.required<string | null>();
  readonly shown = input.required<number>();
  readonly total = input<number>();
  readonly loading = input(false);
  /** The cursor of the page that is asked for. */
  readonly more = output<string>();
}
