import { computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { pageName } from '@suivi/shared/web';

/** Names a page that is about no single record by a sentence of this domain, in the reader's language. Called where `inject` may be. */
export function namedBy(key: string): void {
  const translations = inject(TranslocoService);
  pageName(
    computed(() => {
      translations.activeLang();
      return translations.translate<string>(key);
    }),
  );
}
