import { Injectable, inject } from '@angular/core';
import type { Session } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import type { Language } from '@suivi/shared/domain';
import { Api, type Reader } from '@suivi/shared/web';
import { VocabularyStore } from './vocabulary/vocabulary-store.ts';

/** The reader as the session and the vocabulary know her. */
@Injectable({ providedIn: 'root' })
export class PortalReader implements Reader {
  private readonly api = inject(Api);
  private readonly sessions = inject(SessionStore);
  private readonly vocabulary = inject(VocabularyStore);

  language(): Language | undefined {
    return this.sessions.session()?.user.language;
  }

  timeZone(): string | undefined {
    return this.sessions.session()?.timeZone ?? undefined;
  }

  async keepLanguage(language: Language): Promise<void> {
    this.sessions.set(await this.api.patch<Session>('/profile', { language }));
  }

  alpha2Of(alpha3: string): string | undefined {
    const own = this.sessions.session()?.state;
    if (own?.code === alpha3) return own.alpha2;
    return this.vocabulary.states().find(({ code }) => code === alpha3)?.alpha2;
  }
}
