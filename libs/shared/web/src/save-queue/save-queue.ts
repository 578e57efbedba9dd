import { signal } from '@angular/core';

/** How one attempt to save ended. `refused` and `conflict` wait for the person, `offline` tries again by itself. */
export type SaveOutcome = 'saved' | 'offline' | 'conflict' | 'refused';
export type SaveState = 'idle' | 'waiting' | 'saving' | SaveOutcome;

/**
 * Sends what is typed after a pause, one request at a time, always the newest content. While a request is under way further
 * typing waits for its end, since every save must name the version that the former one made.
 */
export class SaveQueue<Content> {
  private readonly current = signal<SaveState>('idle');
  readonly state = this.current.asReadonly();
  private pending: { content: Content } | null = null;
  private running: Promise<void> | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly send: (content: Content) => Promise<SaveOutcome>,
    private readonly pause = 1_500,
    private readonly retryAfter = 15_000,
  ) {}

  /** Whether everything that was typed has been acknowledged. */
  get settled(): boolean {
    return this.pending === null && this.running === null;
  }

  /** Whether something typed has not been acknowledged. */
  get waiting(): boolean {
    return this.pending !== null;
  }

  /** Takes the newest content; it is sent after the pause. A conflict stays until it is resolved. */
  put(content: Content): void {
    this.pending = { content };
    if (this.current() === 'conflict') return;
    if (!this.running) this.current.set('waiting');
    this.schedule(this.pause);
  }

  /** Sends now, and again if something was typed meanwhile; ends when all is saved or an attempt failed. */
  async flush(): Promise<SaveState> {
    clearTimeout(this.timer);
    while (this.running || (this.pending && this.current() !== 'conflict')) {
      await (this.running ?? this.attempt());
      if (this.current() === 'offline' || this.current() === 'refused' || this.current() === 'conflict') break;
    }
    return this.current();
  }

  /** Does something else that reads or moves the version, while no save is under way; saves wait for its end. */
  async between(act: () => Promise<void>): Promise<void> {
    while (this.running) await this.running;
    this.running = act().finally(() => (this.running = null));
    await this.running;
  }

  /** Forgets what waits, after the person chose the other version. */
  drop(): void {
    clearTimeout(this.timer);
    this.pending = null;
    this.current.set('saved');
  }

  /** Goes on after a conflict was resolved with this content. */
  resolve(content: Content): void {
    this.current.set('waiting');
    this.put(content);
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private schedule(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private attempt(): Promise<void> {
    const sent = this.pending;
    if (!sent) return Promise.resolve();
    this.current.set('saving');
    this.running = this.send(sent.content).then(
      (outcome) => this.settle(outcome, sent),
      (error: unknown) => {
        this.settle('refused', sent);
        throw error;
      },
    );
    return this.running;
  }

  private settle(outcome: SaveOutcome, sent: { content: Content }): void {
    this.running = null;
    if (outcome === 'saved' && this.pending === sent) this.pending = null;
    this.current.set(outcome === 'saved' && this.pending ? 'waiting' : outcome);
    if (outcome === 'offline') this.schedule(this.retryAfter);
  }
}
