import { inject, Pipe, type PipeTransform } from '@angular/core';
import { LanguageStore } from './language-store.ts';

/** The name of a State: `{{ stateCode | suiviState }}`. Impure: the language may change. */
@Pipe({ name: 'suiviState', pure: false })
export class SuiviState implements PipeTransform {
  private readonly language = inject(LanguageStore);

  transform(code: string | null | undefined): string {
    return this.language.stateName(code);
  }
}
