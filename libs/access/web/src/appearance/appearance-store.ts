import { DOCUMENT, effect, Injectable, inject, signal } from '@angular/core';
import type { Session } from '@suivi/access/domain';
import { Api } from '@suivi/shared/web';
import { SessionStore } from '../session/session-store.ts';

export type Appearance = Session['user']['appearance'];
const KEY = 'suivi.appearance';

/** Light, dark, high contrast, or as the device wants it; `[data-appearance]` on the page carries the choice. */
@Injectable({ providedIn: 'root' })
export class AppearanceStore {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly api = inject(Api);
  private readonly sessions = inject(SessionStore);
  private readonly chosen = signal<Appearance>(remembered());
  readonly appearance = this.chosen.asReadonly();

  constructor() {
    effect(() => {
      const own = this.sessions.session()?.user.appearance;
      if (own) this.show(own);
    });
    effect(() => this.root.setAttribute('data-appearance', this.chosen()));
  }

  async use(appearance: Appearance): Promise<void> {
    this.show(appearance);
    if (this.sessions.session()) this.sessions.set(await this.api.patch<Session>('/profile', { appearance }));
  }

  private show(appearance: Appearance): void {
    this.chosen.set(appearance);
    try {
      localStorage.setItem(KEY, appearance);
    } catch {
      // The profile keeps it all the same.
    }
  }
}

function remembered(): Appearance {
  try {
    const kept = localStorage.getItem(KEY);
    return kept === 'light' || kept === 'dark' || kept === 'contrast' ? kept : 'system';
  } catch {
    return 'system';
  }
}
