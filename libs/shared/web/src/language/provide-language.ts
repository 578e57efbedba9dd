import { isDevMode, makeEnvironmentProviders, type EnvironmentProviders } from '@angular/core';
import { provideTransloco, provideTranslocoInterceptor, provideTranslocoTranspiler } from '@jsverse/transloco';
import { LANGUAGES } from '@suivi/shared/domain';
import { PluralForms, PluralTranspiler } from './plurals.ts';
import { TranslationLoader } from './translation-loader.ts';

/** The texts of the interface, in the language of the reader, exchanged without reload. */
export function provideLanguage(): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: { availableLangs: [...LANGUAGES], defaultLang: 'fr', reRenderOnLangChange: true, prodMode: !isDevMode(), missingHandler: { logMissingKey: false } },
      loader: TranslationLoader,
    }),
    provideTranslocoTranspiler(PluralTranspiler),
    provideTranslocoInterceptor(PluralForms),
  ]);
}
