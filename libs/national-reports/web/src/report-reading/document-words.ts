import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { TranslocoService } from '@jsverse/transloco';
import type { DocumentWords } from '@suivi/national-reports/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';

/** How the page says a document, in the reader's language. */
export function documentWords(): Signal<DocumentWords> {
  const store = inject(LanguageStore);
  const vocabulary = inject(VocabularyStore);
  const translations = inject(TranslocoService);
  /** Texts may come after the language was changed. */
  const loaded = toSignal(translations.events$);
  return computed(() => {
    loaded();
    const articles = new Map(vocabulary.articles().map(({ id, title }) => [id, title]));
    const themes = new Map(vocabulary.taxonomies().flatMap((taxonomy) => taxonomy.themes.map(({ id, name }) => [id, name] as const)));
    return {
      language: store.language(),
      say: (key, values) => translations.translate<string>(key, values),
      day: (iso) => store.formatDate(iso),
      number: (figure) => store.formatNumber(figure),
      stateName: (code) => store.stateName(code),
      articleTitle: (id) => articles.get(id) ?? null,
      themeName: (id) => themes.get(id) ?? null,
    };
  });
}
