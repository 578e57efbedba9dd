import { Injectable, computed, inject, signal, type OnDestroy } from '@angular/core';
import { checkDeclaration, readableNarrative, type Update, type UpdateContent } from '@suivi/recommendations/domain';
import type { Evidence } from '@suivi/evidence/domain';
import { merge, same, type FieldIssue, type Merge } from '@suivi/shared/domain';
import { ApiProblem, SaveQueue, type SaveOutcome } from '@suivi/shared/web';
import type { Choice } from '../edit-conflict/edit-conflict.ts';
import { resolve } from '../edit-conflict/resolve.ts';
import { RecommendationsApi } from '../recommendations-api.ts';
import { newsOf, type News } from './colleague-news/news.ts';
import { isJoined, isStarted } from './device-update.ts';
import { forgetDraft, keepDraft, keptDraft } from './kept-drafts.ts';
import { startKept } from './start-kept.ts';
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
  private readonly told = signal<readonly News[]>([]);
  /** Pieces that this editor itself added, removed or showed to others: no news to her. */
  private readonly own = signal<ReadonlySet<string>>(new Set());
  /** What was sent last: it may have arrived although no answer came back. */
  private sent: UpdateContent | null = null;

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
  readonly saveState = computed(() => (this.conflict() ? 'conflict' : this.queue.state()));
  /** The colleague's update to which what was begun here was joined; its address is another. */
  readonly joined = signal<string | null>(null);
  /** Whether the portal knows of this update; evidence can be attached from then on. */
  readonly started = computed(() => isStarted(this.update() ?? { rowVersion: 0 }));
  /** What colleagues changed since she looked last. */
  readonly news = computed(() => this.told().filter((news) => news.what === 'changed' || !this.own().has(news.piece.id)));

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
    const update = kept && !isStarted(kept.base) ? kept.base : await this.read(id, kept?.base);
    if (!update) return;
    this.queue.drop();
    this.conflict.set(null);
    this.refusal.set(null);
    this.joined.set(null);
    this.told.set([]);
    this.restored.set(false);
    this.sent = null;
    this.update.set(update);
    this.agreed = update;
    this.content.set(contentOf(update));
    if (kept?.content) this.restore(kept.base, kept.content, update);
    else if (isStarted(update)) await this.keep(null);
    // What was begun here is started as soon as the portal can be reached, with or without a word.
    if (!isStarted(update)) this.queue.resolve(this.content() ?? contentOf(update));
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

  /** Takes the list of evidence as the evidence editor has it now; the version that this act moved is asked for. */
  setEvidence(evidence: Evidence[]): void {
    const before = this.update()?.evidence ?? [];
    const changed = [...evidence.filter(({ id }) => !before.some((piece) => piece.id === id)), ...before.filter(({ id }) => !evidence.some((piece) => piece.id === id))];
    this.own.update((own) => new Set([...own, ...changed.map(({ id }) => id)]));
    this.update.update((update) => update && { ...update, evidence });
    void this.follow();
  }

  /** Shows all pieces to those who will read the update. */
  align(): Promise<void> {
    return this.changePieces(({ id, rowVersion }) => this.api.alignEvidence(id, rowVersion), ({ evidence }) => evidence.map(({ id }) => id));
  }

  /** Says until when a piece is valid. */
  mend({ id: piece, validUntil }: Pick<Evidence, 'id' | 'validUntil'>): Promise<void> {
    return this.changePieces(({ id, rowVersion }) => this.api.mendEvidence(id, piece, { validUntil }, rowVersion), () => [piece]);
  }

  private async changePieces(act: (before: Update) => Promise<Update>, own: (before: Update) => string[]): Promise<void> {
    await this.flush();
    let refusal: ApiProblem | null = null;
    await this.queue.between(async () => {
      const before = this.update();
      if (!before) return;
      try {
        const changed = await act(before);
        this.own.update((already) => new Set([...already, ...own(before)]));
        await this.take(changed);
      } catch (problem) {
        refusal = ApiProblem.from(problem);
      }
    });
    if (refusal) {
      await this.follow();
      throw refusal as ApiProblem;
    }
  }

  /** Asks how the update stands, after something moved its version; without an answer the next save finds out. */
  follow(): Promise<void> {
    return this.queue.between(async () => {
      const before = this.update();
      if (!before || !isStarted(before)) return;
      const now = await this.api.update(before.id).catch(() => null);
      if (now) await this.take(now);
    });
  }

  readNews(): void {
    this.told.set([]);
  }

  /** Throws the draft away, here and on the portal. */
  async discard(): Promise<void> {
    const update = this.update();
    if (update && isStarted(update)) await this.api.discardUpdate(update.id);
    await this.close(null);
  }

  /** Sends what waits, now; true when the server has everything. */
  async flush(): Promise<boolean> {
    await this.queue.flush();
    return this.queue.settled && !this.conflict();
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

  /** The update as the portal has it, else as this device last had it; null, and the reason on screen, when there is neither. */
  private async read(id: string, kept: Update | undefined): Promise<Update | null> {
    try {
      return await this.api.update(id);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (kept && problem.code === 'offline') return kept;
      this.loadProblem.set(problem);
      return null;
    }
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
      this.sent = content;
      if (isJoined(before)) return this.meet(await this.api.update(before.id));
      const saved = isStarted(before) ? await this.api.saveUpdate(before.id, content, before.rowVersion) : await this.start(before, content);
      if (!saved) return 'conflict';
      // An earlier try to start it had arrived, and more was written since, here or by a colleague.
      if (!isStarted(before) && !same(contentOf(saved), content)) return this.meet(saved);
      this.refusal.set(null);
      // The evidence on screen may be newer than that of this answer; the texts on screen are what is being typed.
      this.update.update((update) => ({ ...saved, evidence: update?.evidence ?? saved.evidence }));
      this.agreed = this.update();
      await this.keep(this.content() === content ? null : this.content());
      return 'saved';
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      if (problem.code === 'offline' || problem.code === 'database_away') return 'offline';
      if (problem.code === 'stale') return this.meet((problem.current as Update | undefined) ?? (await this.api.update(before.id)));
      this.refusal.set(problem);
      return 'refused';
    }
  }

  /** Starts what was begun on this device; null when a colleague has started another, which is then opened with both texts. */
  private async start(before: Update, content: UpdateContent): Promise<Update | null> {
    const { session } = this;
    const role = session.role();
    if (!role) return null;
    const start = await startKept(this.api, { updateId: before.id, userId: this.userId, base: before, content, changedAt: new Date().toISOString() }, content, role);
    if ('started' in start) return start.started;
    // What is typed from now on is kept with what was joined.
    this.unsent.hold(start.joined.id);
    this.update.set(start.joined);
    this.agreed = start.joined;
    this.joined.set(start.joined.id);
    return null;
  }

  /** Somebody else saved meanwhile: what does not collide is brought together, the rest is asked. */
  private async meet(theirs: Update): Promise<SaveOutcome> {
    await this.take(theirs);
    return this.conflict() ? 'conflict' : 'saved';
  }

  /** Takes in the update as the portal has it now; what was typed since both agreed stands beside it or on top of it. */
  private async take(theirs: Update): Promise<void> {
    const before = this.update();
    const mine = this.content();
    const base = this.agreed;
    if (!before || !mine || !base || theirs.rowVersion < before.rowVersion) return;
    const now = contentOf(theirs);
    // A save that had arrived although its answer was lost is no colleague's.
    const arrived = same(this.sent, now);
    if (before.rowVersion > 0) this.told.update((told) => [...told, ...newsOf(before, theirs).filter(({ what }) => what !== 'changed' || !arrived)]);
    const merged = merge<UpdateContent>(CONTENT_FIELDS, arrived ? now : contentOf(base), mine, now);
    const asked = merged.disagreements.length > 0;
    // A file that was refused is gone from the portal; its line says why until she removes it.
    const refused = before.evidence.filter((piece) => !piece.complete && !theirs.evidence.some(({ id }) => id === piece.id));
    const update = { ...theirs, evidence: [...theirs.evidence, ...refused] };
    this.update.set(update);
    this.content.set(merged.merged);
    this.agreed = asked ? base : update;
    this.conflict.set(asked ? merged : null);
    const unsent = !same(merged.merged, now);
    // What was brought together takes the place of what waited to be sent.
    if (!asked && (unsent || this.queue.waiting)) this.queue.put(merged.merged);
    await this.keep(unsent ? merged.merged : null);
  }

  private async keep(content: UpdateContent | null): Promise<void> {
    const base = this.agreed ?? this.update();
    if (base) this.keptHere.set(await keepDraft({ updateId: base.id, userId: this.userId, base, content, changedAt: new Date().toISOString() }));
  }

  private get userId(): string {
    return this.session.session()?.user.id ?? '';
  }
}
