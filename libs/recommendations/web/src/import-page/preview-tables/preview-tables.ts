import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { IMPORT_FIELDS, type ImportPreview } from '@suivi/recommendations/domain';
import { LanguageStore, issueKeys } from '@suivi/shared/web';

/** Rows of errors drawn at once; a file of 500 bad rows must not freeze a phone. */
const AT_ONCE = 100;

/** Where an issue is, in words of the form: the column of the file and what it is read as; of an issue about a field that no column holds, the field alone. */
function placeOf({ row, column, code }: ImportPreview['issues'][number], mapping: ImportPreview['mapping']): { column: string | null; field: string | null } {
  const field = IMPORT_FIELDS.find((each) => each === column) ?? null;
  if (row === 0 && code.startsWith('mapping.') && field) return { column: null, field };
  return { column, field: column === null ? null : (mapping[column] ?? null) };
}

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
  protected readonly issues = computed(() => {
    const { issues, mapping } = this.preview();
    return issues.slice(0, this.limit()).map((issue) => ({ ...issue, ...placeOf(issue, mapping) }));
  });
  protected readonly hidden = computed(() => this.preview().issues.length - this.issues().length);

  protected more(): void {
    this.limit.update((limit) => limit + AT_ONCE);
  }

  protected statesOf(codes: readonly string[]): string {
    return this.language.formatList(codes.map((code) => this.language.stateName(code)));
  }
}
