import { Injectable, effect, inject } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import { ApiProblem, Connection } from '@suivi/shared/web';
import { NationalReportsApi } from '../national-reports-api.ts';
import { forgetAnswer, keptAnswers, type KeptAnswer } from './kept-answers.ts';

/** In milliseconds: the report that somebody has just opened is sent by its editor, which asks about what collides. */
const OPENED_FIRST = 2_000;

/**
 * Sends answers that were typed without a connection and left behind in a closed tab, as soon as there is a connection again. What
 * collides with a colleague's answer stays on the device: the editor asks about it when the report is next opened.
 */
@Injectable({ providedIn: 'root' })
export class UnsentAnswers {
  private readonly api = inject(NationalReportsApi);
  private readonly connection = inject(Connection);
  private readonly session = inject(SessionStore);
  /** Reports open in an editor, which sends their answers itself. */
  private readonly held = new Set<string>();
  private running = false;

  constructor() {
    effect((undo) => {
      const userId = this.session.session()?.user.id;
      if (!userId || this.connection.offline()) return;
      const timer = setTimeout(() => void this.send(userId), OPENED_FIRST);
      undo(() => clearTimeout(timer));
    });
  }

  hold(reportId: string): void {
    this.held.add(reportId);
  }

  release(reportId: string): void {
    this.held.delete(reportId);
  }

  private async send(userId: string): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      for (const answer of await keptAnswers(userId)) {
        if (!this.held.has(answer.reportId)) await this.sendOne(answer);
      }
    } finally {
      this.running = false;
    }
  }

  private async sendOne(answer: KeptAnswer): Promise<void> {
    const { reportId, value, base } = answer;
    try {
      if (value === null) await this.api.clear(reportId, answer, base.rowVersion);
      else await this.api.answer(reportId, answer, value, base.rowVersion);
      if (!this.held.has(reportId)) await forgetAnswer(answer);
    } catch (error) {
      // Cut again, or refused: it stays kept, and the next connection or the editor takes it up.
      if (!(error instanceof ApiProblem)) throw error;
    }
  }
}
