import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LibraryContent, NewLibraryEntry, Provision } from '@suivi/library/domain';
import { readIn, type Merge, type TranslatedText } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import type { EntryField } from '../entry-content.ts';

/** What a colleague wrote where I wrote something else: both side by side, and mine stands until I take hers. */
@Component({
  selector: 'suivi-library-other-edit',
  imports: [TranslocoDirective],
  templateUrl: './other-edit.html',
  styleUrl: './other-edit.scss',
})
export class OtherEdit {
  readonly merge = input.required<Merge<NewLibraryEntry>>();
  readonly taken = output<Partial<NewLibraryEntry>>();
  private readonly translations = inject(TranslocoService);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly settled = signal<ReadonlySet<string>>(new Set());
  protected readonly rows = computed(() =>
    this.merge()
      .disagreements.filter(({ field }) => !this.settled().has(field))
      .map(({ field, mine, theirs }) => ({ field, value: theirs, mine: this.inWords(field, mine), theirs: this.inWords(field, theirs) })),
  );

  protected take(field: string, value: unknown): void {
    this.taken.emit({ [field]: value });
    this.keep(field);
  }

  protected keep(field: string): void {
    this.settled.update((settled) => new Set([...settled, field]));
  }

  private inWords(field: EntryField, value: unknown): string {
    if (value === null || value === undefined) return '';
    switch (field) {
      case 'audience':
        return this.translations.translate(`audience.${String(value)}.name`);
      case 'type':
      case 'status':
        return this.translations.translate(`library.${field}.${String(value)}`);
      case 'cooperation':
        return this.language.formatList((value as string[]).map((way) => this.translations.translate<string>(`library.cooperation.${way}`)));
      case 'articleIds':
        return this.language.formatList((value as string[]).map((id) => this.vocabulary.articleName(id)));
      case 'themeIds':
        return this.language.formatList((value as string[]).map((id) => this.vocabulary.themeName(id)));
      case 'articles':
        return (value as Provision[]).map(({ articleId, provision, extract }) => [this.vocabulary.articleName(articleId), provision, extract && this.read(extract)].filter(Boolean).join(' · ')).join('\n');
      case 'citations':
        return this.language.formatNumber((value as LibraryContent['citations']).length);
      default:
        return typeof value === 'object' ? this.read(value as TranslatedText) : String(value);
    }
  }

  private read(text: TranslatedText): string {
    return readIn(text, this.language.language()).text;
  }
}
