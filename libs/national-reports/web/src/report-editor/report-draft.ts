import { Injectable, computed, inject, signal, type OnDestroy } from '@angular/core';
import type { AnswerEvidence, NationalReport, ReportAnswer, ReportSectionChange } from '@suivi/national-reports/domain';
import { placedAnswers } from '@suivi/national-reports/domain';
import { answerIssues, findQuestion, missingAnswers, type AnswerPlace, type AnswerValue } from '@suivi/questionnaires/domain';
import { SessionStore } from '@suivi/access/web';
import { same, type FieldIssue } from '@suivi/shared/domain';
import { ApiProblem, keepRead, keptRead, type SaveOutcome, SaveQueue, type SaveState } from '@suivi/shared/web';
import { NationalReportsApi } from '../national-reports-api.ts';
import { meet, type Typed } from './answer-news.ts';
import { forgetAnswer, keepAnswer, keptAnswers } from './kept-answers.ts';
import { keyOf, placeOf } from './place.ts';
import { UnsentAnswers } from './unsent-answers.ts';

type Value = AnswerValue | null;
/** What stands first says how the whole is. */
const WORST_FIRST: readonly SaveState[] = ['conflict', 'refused', 'offline', 'saving', 'waiting'];

/** A report while several people write it: what is on screen, what this device keeps, what the portal has, answer by answer. */
@Injectable()
export class ReportDraft implements OnDestroy {
  private readonly api = inject(NationalReportsApi);
  private readonly session = inject(SessionStore);
  private readonly unsent = inject(UnsentAnswers);
  private readonly queues = signal<ReadonlyMap<string, SaveQueue<Value>>>(new Map());
  private readonly typed = signal<ReadonlyMap<string, Typed>>(new Map());
  private readonly refusals = signal<ReadonlyMap<string, ApiProblem>>(new Map());
  private readonly told = signal<readonly ReportAnswer[]>([]);
  private readonly resume = () => void this.flush().then(() => this.follow());

  /** The report as the portal last gave it, with the answers acknowledged since. */
  readonly report = signal<NationalReport | null>(null);
  readonly loadProblem = signal<ApiProblem | null>(null);
  /** Whether what is on screen was read without a connection, as this device last had it. */
  readonly fromDevice = signal(false);
  readonly restored = signal(false);
  readonly keptHere = signal(true);
  /** When the portal last acknowledged something, ISO. */
  readonly savedAt = signal('');
  readonly news = this.told.asReadonly();
  readonly collided = signal<ReadonlySet<string>>(new Set());
  readonly answers = computed(() => new Map((this.report()?.answers ?? []).map((answer) => [keyOf(answer), answer])));
  /** What is on screen for each place: what is being typed, else what the portal has. */
  readonly values = computed<ReadonlyMap<string, Value>>(() => {
    const values = new Map<string, Value>([...this.answers()].map(([key, { value }]) => [key, value]));
    for (const [key, { value }] of this.typed()) values.set(key, value);
    return values;
  });
  readonly placed = computed(() => placedAnswers([...this.values()].map(([key, value]) => ({ ...placeOf(key), value })), this.report()?.evidence ?? []));
  readonly missing = computed<readonly FieldIssue[]>(() => {
    const report = this.report();
    return report ? missingAnswers(report.questionnaire, this.placed()) : [];
  });
  readonly saveState = computed<SaveState>(() => {
    const states = [...this.queues().values()].map((queue) => queue.state());
    return WORST_FIRST.find((state) => states.includes(state)) ?? 'saved';
  });

  constructor() {
    window.addEventListener('online', this.resume);
  }

  ngOnDestroy(): void {
    window.removeEventListener('online', this.resume);
    const id = this.report()?.id ?? '';
    // Leaving the screen must not wait for the pause; what the device keeps stays until the portal has answered.
    void this.flush().finally(() => this.unsent.release(id));
  }

  async open(id: string): Promise<void> {
    this.unsent.hold(id);
    const report = await this.read(id);
    if (!report) return;
    this.queues.set(new Map());
    this.typed.set(new Map());
    this.refusals.set(new Map());
    this.told.set([]);
    this.collided.set(new Set());
    this.report.set(report);
    this.savedAt.set(report.updatedAt);
    for (const kept of await keptAnswers(this.userId, id)) {
      const now = this.answers().get(keyOf(kept));
      if (same(now?.value ?? null, kept.value)) await forgetAnswer(kept);
      else {
        this.restored.set(true);
        this.type(keyOf(kept), { value: kept.value, base: kept.base });
        if (same(now?.value ?? null, kept.base.value)) this.queueOf(keyOf(kept)).put(kept.value);
        else this.collide(keyOf(kept));
      }
    }
  }

  /** Takes what was just typed or chosen: kept here at once, sent after a pause. */
  change(place: AnswerPlace, value: Value): void {
    const key = keyOf(place);
    const answer = this.answers().get(key);
    const base = this.typed().get(key)?.base ?? { rowVersion: answer?.rowVersion ?? 0, value: answer?.value ?? null };
    this.type(key, { value, base });
    this.refuse(key, null);
    void this.keep(key);
    this.queueOf(key).put(value);
  }

  stateOf(key: string): SaveState {
    return this.queues().get(key)?.state() ?? 'idle';
  }

  /** Why the portal would not take what was typed in a place. */
  refusalOf(key: string): ApiProblem | null {
    return this.refusals().get(key) ?? null;
  }

  /** Sends all that waits, now; true when the portal has everything. */
  async flush(): Promise<boolean> {
    await Promise.all([...this.queues().values()].map((queue) => queue.flush()));
    return [...this.queues().values()].every((queue) => queue.settled);
  }

  /** Keeps mine or takes theirs, of an answer on which two people wrote something else. */
  decide(key: string, value: Value): void {
    const now = this.answers().get(key);
    this.collided.update((collided) => new Set([...collided].filter((each) => each !== key)));
    if (same(now?.value ?? null, value)) {
      this.queueOf(key).drop();
      void this.arrive(key);
      return;
    }
    this.type(key, { value, base: { rowVersion: now?.rowVersion ?? 0, value: now?.value ?? null } });
    void this.keep(key);
    this.queueOf(key).resolve(value);
  }

  mineOf(key: string): Value {
    return this.typed().get(key)?.value ?? null;
  }

  /** Asks how the report stands now; without an answer the next save finds out. */
  async follow(): Promise<void> {
    const before = this.report();
    const now = before && (await this.api.read(before.id).catch(() => null));
    if (now) this.take(now);
  }

  /** Whether somebody wrote in the report since this screen last heard of it; the small answer is asked before the large one. */
  async watch(): Promise<void> {
    const report = this.report();
    const { items } = await this.api.list().catch(() => ({ items: [] }));
    const line = items.find(({ id }) => id === report?.id);
    if (line && line.updatedAt > this.savedAt()) await this.follow();
  }

  seeNews(): void {
    this.told.set([]);
  }

  async changeSection(key: string, change: ReportSectionChange): Promise<void> {
    const report = this.report();
    const section = report?.sections.find((each) => each.key === key);
    if (!report || !section) return;
    try {
      const saved = await this.api.changeSection(report.id, section, change);
      this.report.update((now) => now && { ...now, sections: now.sections.map((each) => (each.key === key ? saved : each)) });
    } catch (error) {
      if (ApiProblem.from(error).code === 'stale') await this.follow();
      throw error;
    }
  }

  setEvidence(place: AnswerPlace, pieces: readonly Omit<AnswerEvidence, keyof AnswerPlace>[]): void {
    const key = keyOf(place);
    this.report.update((report) => report && { ...report, evidence: [...report.evidence.filter((piece) => keyOf(piece) !== key), ...pieces.map((piece) => ({ ...piece, ...place }))] });
  }

  /** The report as the portal has it now takes the place of what is on screen, except what is being typed. */
  take(now: NationalReport): void {
    this.fromDevice.set(false);
    const met = meet(this.answers(), now.answers, this.typed());
    this.report.set({ ...now, answers: met.answers });
    this.savedAt.update((savedAt) => (now.updatedAt > savedAt ? now.updatedAt : savedAt));
    this.told.update((told) => [...told.filter((each) => !met.news.some((news) => keyOf(news) === keyOf(each))), ...met.news]);
    for (const key of met.arrived) void this.arrive(key);
    for (const key of met.collided) this.collide(key);
    void keepRead(this.userId, now.id, this.report());
  }

  private async read(id: string): Promise<NationalReport | null> {
    try {
      const report = await this.api.read(id);
      await keepRead(this.userId, id, report);
      return report;
    } catch (error) {
      const problem = ApiProblem.from(error);
      const kept = problem.code === 'offline' ? await keptRead<NationalReport>(this.userId, id) : undefined;
      this.fromDevice.set(kept !== undefined);
      this.loadProblem.set(kept ? null : problem);
      return kept?.value ?? null;
    }
  }

  private async send(key: string, value: Value): Promise<SaveOutcome> {
    const report = this.report();
    if (!report || this.collided().has(key)) return 'conflict';
    const place = placeOf(key);
    const question = findQuestion(report.questionnaire, place.question)?.question;
    const wrong = question && value ? answerIssues(question, place.item, value) : [];
    if (wrong.length > 0) return this.refuse(key, new ApiProblem({ code: 'invalid_input', issues: wrong }));
    const before = this.answers().get(key);
    try {
      // An answer taken back before the portal knew of it is nothing to be told.
      if (value === null && !before) await this.arrive(key);
      else await this.acknowledge(key, value, await (value === null ? this.api.clear(report.id, place, before?.rowVersion ?? 0) : this.api.answer(report.id, place, value, before?.rowVersion ?? 0)));
      return 'saved';
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.code === 'offline' || error.code === 'database_away') return 'offline';
      if (error.code === 'stale' && error.current) return this.overtaken(key, error.current as ReportAnswer);
      return this.refuse(key, error);
    }
  }

  private async acknowledge(key: string, sent: Value, saved: ReportAnswer): Promise<void> {
    this.put(saved);
    this.savedAt.set(saved.updatedAt);
    this.refuse(key, null);
    const typed = this.typed().get(key);
    if (typed && same(typed.value, sent)) await this.arrive(key);
    else if (typed) this.type(key, { ...typed, base: { rowVersion: saved.rowVersion, value: saved.value } });
  }

  /** A colleague wrote in the same place: the same words or an untouched answer are no disagreement. */
  private async overtaken(key: string, theirs: ReportAnswer): Promise<SaveOutcome> {
    const typed = this.typed().get(key);
    this.put(theirs);
    if (!typed || same(typed.value, theirs.value)) await this.arrive(key);
    else if (same(typed.base.value, theirs.value)) this.queueOf(key).put(typed.value);
    else return this.collide(key);
    return 'saved';
  }

  private collide(key: string): 'conflict' {
    this.collided.update((collided) => new Set([...collided, key]));
    this.queueOf(key).put(this.mineOf(key));
    void this.queueOf(key).flush();
    return 'conflict';
  }

  /** What was typed in this place is with the portal. */
  private async arrive(key: string): Promise<void> {
    this.typed.update((typed) => new Map([...typed].filter(([each]) => each !== key)));
    await forgetAnswer({ userId: this.userId, reportId: this.report()?.id ?? '', ...placeOf(key) });
  }

  private put(answer: ReportAnswer): void {
    const key = keyOf(answer);
    this.report.update((report) => report && { ...report, answers: [...report.answers.filter((each) => keyOf(each) !== key), answer] });
  }

  private type(key: string, typed: Typed): void {
    this.typed.update((all) => new Map(all).set(key, typed));
  }

  private refuse(key: string, problem: ApiProblem | null): 'refused' {
    const others = [...this.refusals()].filter(([each]) => each !== key);
    this.refusals.set(new Map(problem ? [...others, [key, problem]] : others));
    return 'refused';
  }

  private async keep(key: string): Promise<void> {
    const typed = this.typed().get(key);
    const reportId = this.report()?.id;
    if (typed && reportId) this.keptHere.set(await keepAnswer({ userId: this.userId, reportId, ...placeOf(key), ...typed }));
  }

  private queueOf(key: string): SaveQueue<Value> {
    const known = this.queues().get(key);
    if (known) return known;
    const queue = new SaveQueue<Value>((value) => this.send(key, value));
    this.queues.update((queues) => new Map(queues).set(key, queue));
    return queue;
  }

  private get userId(): string {
    return this.session.session()?.user.id ?? '';
  }
}
