import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ImportPreview } from '@suivi/recommendations/domain';
import { ImportTable, LanguageStore, issueKeys } from '@suivi/shared/web';

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
  protected readonly issues = computed(() => this.preview().issues.map(({ row, column, value, code }) => [this.language.formatNumber(row), column ?? '', value, this.say(this.issueKey(code))]));
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
