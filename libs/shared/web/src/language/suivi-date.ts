import { inject, Pipe, type PipeTransform } from '@angular/core';
import { LanguageStore, type DateStyle } from './language-store.ts';

/** A date or instant as the reader's language writes it: `{{ iso | suiviDate: 'medium' }}`. Impure: the language may change. */
@Pipe({ name: 'suiviDate', pure: false })
export class SuiviDate implements PipeTransform {
  private readonly language = inject(LanguageStore);

  transform(iso: string | null | undefined, style?: DateStyle): string {
    return this.language.formatDate(iso, style);
  }
}
