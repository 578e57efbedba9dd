import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { NewAuthority, OfficeHours } from '@suivi/authorities/domain';
import type { Merge, TranslatedText } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { AuthorityWords } from '../../authority-words.ts';
import { daysInWords } from '../../hours-words.ts';

type Field = keyof NewAuthority;

/** What a colleague wrote where I wrote something else: both side by side, and mine stands until I take hers. */
@Component({
  selector: 'suivi-other-edit',
  imports: [TranslocoDirective],
  templateUrl: './other-edit.html',
  styleUrl: './other-edit.scss',
})
export class OtherEdit {
  readonly merge = input.required<Merge<NewAuthority>>();
  readonly taken = output<Partial<NewAuthority>>();
  private readonly translations = inject(TranslocoService);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly words = inject(AuthorityWords);
  private readonly settled = signal<ReadonlySet<Field>>(new Set());
  protected readonly rows = computed(() =>
    this.merge()
      .disagreements.filter(({ field }) => !this.settled().has(field))
      .map(({ field, mine, theirs }) => ({ field, value: theirs, mine: this.inWords(field, mine), theirs: this.inWords(field, theirs) })),
  );

  protected take(field: Field, value: NewAuthority[Field]): void {
    this.taken.emit({ [field]: value });
    this.keep(field);
  }

  protected keep(field: Field): void {
    this.settled.update((settled) => new Set([...settled, field]));
  }

  private inWords(field: Field, value: NewAuthority[Field]): string {
    if (value === null) return '';
    if (field === 'institutionId') return this.vocabulary.institutionName(String(value));
    if (field === 'audience') return this.translations.translate(`audience.${String(value)}.name`);
    if (field === 'hours') return `${daysInWords(value as OfficeHours, this.language.language())}, ${(value as OfficeHours).from}–${(value as OfficeHours).to}`;
    if (Array.isArray(value)) return this.words.list(value.map((each) => this.ofList(field, each)));
    return typeof value === 'object' ? this.words.read(value as TranslatedText) : value;
  }

  private ofList(field: Field, value: string): string {
    if (field === 'subjects') return this.words.subjectName(value);
    if (field === 'requestLanguages') return this.words.languageName(value);
    return field === 'means' ? this.translations.translate(`authorities.means.${value}`) : value;
  }
}
