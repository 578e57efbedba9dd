import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { IMPORT_FIELDS, type ImportPreview } from '@suivi/recommendations/domain';
import { ImportTable, LanguageStore, issueKeys } from '@suivi/shared/web';

/** Where an issue is, in words of the form: the column of the file and what it is read as; of an issue about a field that no column holds, the field alone. */
function placeOf({ row, column, code }: ImportPreview['issues'][number], mapping: ImportPreview['mapping']): { column: string | null; field: string | null } {
  const field = IMPORT_FIELDS.find((each) => each === column) ?? null;
  if (row === 0 && code.startsWith('mapping.') && field) return { column: null, field };
  return { column, field: column === null ? null : (mapping[column] ?? null) };
}

/** What is wrong in the file, cell by cell, and the first rows as they will be read. */
@Component({
  selector: 'suivi-preview-tables',
  imports: [TranslocoDirective, ImportTable],
  templateUrl: './preview-tables.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PreviewTables {
  readonly preview = input.required<ImportPreview>();
  private readonly language = inject(LanguageStore);
  private readonly translations = inject(TranslocoService);
  private readonly issueKey = issueKeys();
  protected readonly issues = computed(() => {
    const { issues, mapping } = this.preview();
    return issues.map((issue) => {
      const { column, field } = placeOf(issue, mapping);
      const place = [column, field && this.say(`imports.field.${field}`)].filter(Boolean).join(' · ');
      return [issue.row > 0 ? this.language.formatNumber(issue.row) : this.say('imports.whole_file'), place, issue.value, this.say(this.issueKey(issue.code))];
    });
  });
  protected readonly rows = computed(() =>
    this.preview().rows.map(({ row, outcome, stateCodes, title, text, themes }) => [this.language.formatNumber(row), this.say(`imports.is.${outcome}`), this.statesOf(stateCodes), title, text, this.language.formatList(themes)]),
  );

  private say(key: string): string {
    this.translations.activeLang();
    return this.translations.translate(key);
  }

  private statesOf(codes: readonly string[]): string {
    return this.language.formatList(codes.map((code) => this.language.stateName(code)));
  }
}
