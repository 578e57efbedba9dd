import { Injectable, computed, inject, signal, type OnDestroy } from '@angular/core';
import { checkDeclaration, readableNarrative, type Update, type UpdateContent } from '@suivi/recommendations/domain';
import type { Evidence } from '@suivi/evidence/domain';
import { merge, type FieldIssue, type Merge } from '@suivi/shared/domain';
import { ApiProblem } from '@suivi/shared/web';
import type { Choice } from '../edit-conflict/edit-conflict.ts';
import { resolve } from '../edit-conflict/resolve.ts';
import { RecommendationsApi } from '../recommendations-api.ts';
import { forgetDraft, keepDraft, keptDraft } from './kept-drafts.ts';
import { SaveQueue, type SaveOutcome } from './save-queue.ts';
import { UnsentDrafts } from './unsent-drafts.ts';
import { CONTENT_FIELDS, contentOf } from './update-content.ts';
import { SessionStore } from '@suivi/access/web';

/** One update while it is written: what is on screen, what this device keeps, what the server has, and how they come together. */
@Injectable()
export class UpdateDraft implements OnDestroy {
  private readonly api = inject(RecommendationsApi);
  private readonly session = inject(SessionStore);
  private readonly queue = new SaveQueue<UpdateContent>((content) => this.send(content));
  private readonly unsent = inject(UnsentDrafts);
  private readonly resume = () => void this.queue.flush();

  /** What the copy on this device was written from; while a conflict is open, still the version from before it, so that a reload asks again. */
  private agreed: Update | null = null;

  /** The update as the server last gave it. */
  readonly update = signal<Update | null>(null);
  readonly content = signal<UpdateContent | null>(null);
  readonly loadProblem = signal<ApiProblem | null>(null);
  /** Why the server would not take what was typed. */
  readonly refusal = signal<ApiProblem | null>(null);
  readonly conflict = signal<Merge<UpdateContent> | null>(null);
  /** Whether the device itself keeps what is typed; a private window may refuse. */
  readonly keptHere = signal(true);
  /** Whether text that an earlier visit could not send was put back. */
  readonly restored = signal(false);
  readonly saveState = this.queue.state;

  /** What keeps the update from being submitted, by the rules that the API applies as well. */
  readonly missing = computed<readonly FieldIssue[]>(() => {
    const content = this.content();
    const evidence = this.update()?.evidence ?? [];
    if (!content) return [];
    const refusal = checkDeclaration({
      declaredStatus: content.declaredStatus,
      narrative: readableNarrative(content.narrative),
      datedEvidence: evidence.filter(({ complete }) => complete).length,
      unfinishedUploads: evidence.filter(({ complete }) => !complete).length,
    });
    return refusal?.issues ?? [];
  });

  constructor() {
    window.addEventListener('online', this.resume);
  }

  ngOnDestroy(): void {
    window.removeEventListener('online', this.resume);
    // Leaving the screen must not wait for the pause; the copy on the device stays until the server has answered.
    const id = this.update()?.id ?? '';
    void this.queue.flush().finally(() => this.unsent.release(id));
  }

  /** Opens an update, with what this device kept of an earlier visit; without a connection, from that copy alone. */
  async open(id: string): Promise<void> {
    this.unsent.hold(id);
    const kept = await keptDraft(this.userId, id);
    let update: Update;
    try {
      update = await this.api.update(id);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (!kept || problem.code !== 'offline') return this.loadProblem.set(problem);
      update = kept.base;
    }
    this.update.set(update);
    this.agreed = update;
    this.content.set(contentOf(update));
    if (kept?.content) this.restore(kept.base, kept.content, update);
    else await this.keep(null);
  }

  /** Takes what was just typed or chosen: kept here at once, sent after a pause. */
  change(patch: Partial<UpdateContent>): void {
    const content = this.content();
    if (!content) return;
    const next = { ...content, ...patch };
    this.content.set(next);
    void this.keep(next);
    this.queue.put(next);
  }

  /** Takes the list of evidence as the evidence editor has it now. */
  setEvidence(evidence: Evidence[]): void {
    this.update.update((update) => update && { ...update, evidence });
  }

  /** Sends what waits, now; true when the server has everything. */
  async flush(): Promise<boolean> {
    await this.queue.flush();
    return this.queue.settled;
  }

  decide(choices: Readonly<Record<string, Choice>>): void {
    const conflict = this.conflict();
    if (!conflict) return;
    const content = resolve(conflict, choices);
    this.conflict.set(null);
    this.agreed = this.update();
    this.content.set(content);
    void this.keep(content);
    this.queue.resolve(content);
  }

  /** The path went on: nothing typed remains to be sent. */
  async close(update: Update | null): Promise<void> {
    this.queue.drop();
    if (update) this.update.set(update);
    await forgetDraft(this.userId, this.update()?.id ?? '');
  }

  private restore(base: Update, content: UpdateContent, update: Update): void {
    const merged = merge<UpdateContent>(CONTENT_FIELDS, contentOf(base), content, contentOf(update));
    this.content.set(merged.merged);
    this.restored.set(true);
    if (merged.disagreements.length > 0) {
      this.agreed = base;
      this.conflict.set(merged);
    } else this.queue.put(merged.merged);
  }

  private async send(content: UpdateContent): Promise<SaveOutcome> {
    const before = this.update();
    if (!before || this.conflict()) return 'conflict';
    try {
      const saved = await this.api.saveUpdate(before.id, content, before.rowVersion);
      this.refusal.set(null);
      // The evidence on screen may be newer than that of this answer; the texts on screen are what is being typed.
      this.update.update((update) => ({ ...saved, evidence: update?.evidence ?? saved.evidence }));
      this.agreed = this.update();
      await this.keep(this.content() === content ? null : this.content());
      return 'saved';
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.code === 'offline' || problem.code === 'database_away') return 'offline';
      if (problem.code === 'stale') return this.meet(before, problem);
      this.refusal.set(problem);
      return 'refused';
    }
  }

  /** Somebody else saved meanwhile: what does not collide is brought together, the rest is asked. */
  private async meet(before: Update, problem: ApiProblem): Promise<SaveOutcome> {
    const theirs = (problem.current as Update | undefined) ?? (await this.api.update(before.id));
    const mine = this.content();
    if (!mine) return 'refused';
    const merged = merge<UpdateContent>(CONTENT_FIELDS, contentOf(before), mine, contentOf(theirs));
    this.update.set({ ...theirs, evidence: theirs.evidence ?? before.evidence });
    this.content.set(merged.merged);
    this.agreed = merged.disagreements.length > 0 ? before : this.update();
    await this.keep(merged.merged);
    if (merged.disagreements.length > 0) {
      this.conflict.set(merged);
      return 'conflict';
    }
    // What was brought together is newer than what was just sent, and so is sent next.
    this.queue.put(merged.merged);
    return 'saved';
  }

  private async keep(content: UpdateContent | null): Promise<void> {
    const base = this.agreed ?? this.update();
    if (base) this.keptHere.set(await keepDraft({ updateId: base.id, userId: this.userId, base, content, changedAt: new Date().toISOString() }));
  }

  private get userId(): string {
    return this.session.session()?.user.id ?? '';
  }
}
