import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ImportPreview } from '@suivi/recommendations/domain';
import { LanguageStore, issueKeys } from '@suivi/shared/web';

/** Rows of errors drawn at once; a file of 500 bad rows must not freeze a phone. */
const AT_ONCE = 100;

/** What is wrong in the file, cell by cell, and the first rows as they will be read. */
@Component({
  selector: 'suivi-preview-tables',
  imports: [TranslocoDirective],
  templateUrl: './preview-tables.html',
  styleUrl: './preview-tables.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreviewTables {
  readonly preview = input.required<ImportPreview>();
  protected readonly language = inject(LanguageStore);
  protected readonly issueKey = issueKeys();
  private readonly limit = linkedSignal({ source: this.preview, computation: () => AT_ONCE });
  protected readonly issues = computed(() => this.preview().issues.slice(0, this.limit()));
  protected readonly hidden = computed(() => this.preview().issues.length - this.issues().length);

  protected more(): void {
    this.limit.update((limit) => limit + AT_ONCE);
  }

  protected statesOf(codes: readonly string[]): string {
    return this.language.formatList(codes.map((code) => this.language.stateName(code)));
  }
}
