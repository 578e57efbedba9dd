import { inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';

const GENERAL = 'issue.general';

/**
 * Where the sentence for an issue's code stands: under `issue` in the texts used everywhere, or in those of the domain whose rule it is,
 * which come with the domain's screens. Codes of the validator itself, which are sentences in English, get a general one. Called where
 * `inject` may be.
 */
export function issueKeys(): (code: string) => string {
  const transloco = inject(TranslocoService);
  return (code) => {
    if (!/^[a-z_]+\.[a-z_]+$/.test(code)) return GENERAL;
    const wanted = `issue.${code}`;
    const texts = transloco.getTranslation(transloco.getActiveLang());
    return wanted in texts ? wanted : (Object.keys(texts).find((key) => key.endsWith(`.${wanted}`)) ?? GENERAL);
  };
}
