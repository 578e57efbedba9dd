import { Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** What each column of a file holds: a field, or nothing that is taken over. Its texts stand in the scope `imports`. */
@Component({
  selector: 'suivi-import-columns',
  imports: [TranslocoDirective],
  templateUrl: './import-columns.html',
  styleUrl: './import-columns.scss',
})
export class ImportColumns {
  readonly columns = input.required<readonly string[]>();
  readonly mapping = input.required<Readonly<Record<string, string>>>();
  /** What a column may hold, by name. */
  readonly fields = input.required<readonly { field: string; name: string }[]>();
  readonly disabled = input(false);
  /** The field is empty for a column that is left out. */
  readonly mapped = output<{ column: string; field: string }>();
}
