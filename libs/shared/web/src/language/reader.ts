import { InjectionToken } from '@angular/core';
import type { Language } from '@suivi/shared/domain';

/** What the language of the interface follows and what other domains know of it: who reads, and the States' two-letter codes. */
export interface Reader {
  /** The language of her profile; undefined before she has signed in. */
  language(): Language | undefined;
  /** The time zone she chose; undefined when she chose none. */
  timeZone(): string | undefined;
  keepLanguage(language: Language): Promise<void>;
  alpha2Of(alpha3: string): string | undefined;
}

/** Given by the shell, which knows the domains that this one may not. */
export const READER = new InjectionToken<Reader>('reader');
