import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { directionOf, type Language, type TranslatedText } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';

/** A text of law in its original beside the reader's language: the original is what counts, so it is never hidden behind a translation. */
@Component({
  selector: 'suivi-two-languages',
  imports: [TranslocoDirective],
  templateUrl: './two-languages.html',
  styleUrl: './two-languages.scss',
})
export class TwoLanguages {
  readonly value = input.required<TranslatedText>();
  private readonly language = inject(LanguageStore);
  protected readonly sides = computed(() => {
    const { original, versions } = this.value();
    const own = this.language.language();
    const shown: Language[] = own !== original && versions[own] ? [original, own] : [original];
    return shown.map((language) => ({ language, direction: directionOf(language), isOriginal: language === original, state: versions[language]?.state ?? 'verified', paragraphs: (versions[language]?.text ?? '').split(/\n\s*\n/) }));
  });
  /** The reader's language has no version of it. */
  protected readonly missing = computed(() => this.value().versions[this.language.language()] === undefined);
}
