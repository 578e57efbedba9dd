import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TranslationCount } from '@suivi/questionnaires/domain';
import { LANGUAGES, type Language } from '@suivi/shared/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';

/** Per language, how much of a questionnaire is there and verified, in words. */
@Component({
  selector: 'suivi-translation-state',
  imports: [TranslocoDirective, Icon],
  templateUrl: './translation-state.html',
  styleUrl: './translation-state.scss',
})
export class TranslationState {
  protected readonly language = inject(LanguageStore);
  readonly state = input.required<Record<Language, TranslationCount>>();
  protected readonly rows = computed(() =>
    LANGUAGES.map((code) => {
      const { verified, draft, stale, total } = this.state()[code];
      return { code, total, verified, waiting: draft + stale, missing: total - verified - draft - stale };
    }),
  );
}
