import { Injectable, effect, inject, untracked } from '@angular/core';
import { ApiProblem, Connection } from '@suivi/shared/web';
import { RecommendationsApi } from '../recommendations-api.ts';
import { keepDraft, unsentDrafts, type KeptDraft } from './kept-drafts.ts';
import { SessionStore } from '@suivi/access/web';

/**
 * Sends what was typed without a connection and left behind in a closed tab, as soon as there is a connection again. What collides
 * with somebody else's text stays on the device: the editor asks about it when the update is next opened.
 */
@Injectable({ providedIn: 'root' })
export class UnsentDrafts {
  private readonly api = inject(RecommendationsApi);
  private readonly connection = inject(Connection);
  private readonly session = inject(SessionStore);
  /** Updates open in an editor, which sends them itself. */
  private readonly held = new Set<string>();
  private running = false;

  constructor() {
    effect(() => {
      const userId = this.session.session()?.user.id;
      if (userId && !this.connection.offline()) untracked(() => void this.send(userId));
    });
  }

  hold(updateId: string): void {
    this.held.add(updateId);
  }

  release(updateId: string): void {
    this.held.delete(updateId);
  }

  private async send(userId: string): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (const draft of await unsentDrafts(userId)) if (!this.held.has(draft.updateId)) await this.sendOne(draft);
    } catch (error) {
      // Cut again, or refused: it stays kept, and the next connection or the editor takes it up.
      if (!(error instanceof ApiProblem)) throw error;
    } finally {
      this.running = false;
    }
  }

  private async sendOne(draft: KeptDraft): Promise<void> {
    const { base, content } = draft;
    if (!content) return;
    const saved = await this.api.saveUpdate(base.id, content, base.rowVersion);
    if (!this.held.has(base.id)) await keepDraft({ ...draft, base: saved, content: null });
  }
}
