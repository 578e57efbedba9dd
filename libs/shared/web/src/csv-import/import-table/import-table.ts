import { Component, computed, input, linkedSignal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Rows drawn at once; a file of 500 bad rows must not freeze a phone. */
const AT_ONCE = 100;

/** Rows of a file or what is wrong with them, scrolled within the page; the first cell heads its row. Its texts stand in the scope `imports`. */
@Component({
  selector: 'suivi-import-table',
  imports: [TranslocoDirective],
  templateUrl: './import-table.html',
  styleUrl: './import-table.scss',
})
export class ImportTable {
  readonly heading = input.required<string>();
  readonly columns = input.required<readonly string[]>();
  readonly rows = input.required<readonly (readonly string[])[]>();
  private readonly limit = linkedSignal({ source: this.rows, computation: () => AT_ONCE });
  protected readonly shown = computed(() => this.rows().slice(0, this.limit()));
  protected readonly hidden = computed(() => this.rows().length - this.shown().length);

  protected more(): void {
    this.limit.update((limit) => limit + AT_ONCE);
  }
}
