import { Injectable, effect, inject } from '@angular/core';
import type { Role } from '@suivi/access/domain';
import { ApiProblem, Connection } from '@suivi/shared/web';
import { same } from '@suivi/shared/domain';
import { RecommendationsApi } from '../recommendations-api.ts';
import { isJoined, isStarted } from './device-update.ts';
import { keepDraft, unsentDrafts, type KeptDraft } from './kept-drafts.ts';
import { startKept } from './start-kept.ts';
import { contentOf } from './update-content.ts';
import { SessionStore } from '@suivi/access/web';

/** In milliseconds: the update that somebody has just opened is sent by its editor, which asks about what collides. */
const OPENED_FIRST = 2_000;

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
    effect((undo) => {
      const session = this.session.session();
      if (!session || this.connection.offline()) return;
      const timer = setTimeout(() => void this.send(session.user.id, session.role), OPENED_FIRST);
      undo(() => clearTimeout(timer));
    });
  }

  hold(updateId: string): void {
    this.held.add(updateId);
  }

  release(updateId: string): void {
    this.held.delete(updateId);
  }

  private async send(userId: string, role: Role): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (const draft of await unsentDrafts(userId)) {
        if (!this.held.has(draft.updateId) && !isJoined(draft.base)) await this.sendOne(draft, role);
      }
    } finally {
      this.running = false;
    }
  }

  private async sendOne(draft: KeptDraft, role: Role): Promise<void> {
    const { base, content } = draft;
    if (!content) return;
    try {
      const saved = isStarted(base) ? await this.api.saveUpdate(base.id, content, base.rowVersion) : await this.start(draft, role);
      if (saved && !this.held.has(base.id)) await keepDraft({ ...draft, base: saved, content: null });
    } catch (error) {
      // Cut again, or refused: it stays kept, and the next connection or the editor takes it up.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }

  /** Null when it is not all there: joined to a colleague's, or an earlier try had arrived with less; the editor then asks. */
  private async start(draft: KeptDraft, role: Role) {
    const { content } = draft;
    if (!content) return null;
    const start = await startKept(this.api, draft, content, role);
    return 'started' in start && same(contentOf(start.started), content) ? start.started : null;
  }
}
