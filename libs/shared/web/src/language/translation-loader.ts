import { Injectable } from '@angular/core';
import type { Translation, TranslocoLoader } from '@jsverse/transloco';

/** Fetches the texts of a language: `fr` for those used everywhere, `signed-in/fr` for the others used everywhere once somebody is signed in, `reports/fr` for those of a scope. */
@Injectable({ providedIn: 'root' })
export class TranslationLoader implements TranslocoLoader {
  async getTranslation(path: string): Promise<Translation> {
    const answer = await fetch(`/i18n/${path}.json`);
    if (!answer.ok) throw new Error(`texts not found: ${path}`);
    return (await answer.json()) as Translation;
  }
}
