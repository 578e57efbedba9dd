import { Injectable, computed, inject, resource, signal } from '@angular/core';
import { Router } from '@angular/router';
import { RecommendationsApi, type SubmissionItem } from '../recommendations-api.ts';
import { problemOf } from '../route-record.ts';

const KEYS_OFF = 'suivi.review.keys-off';

/** The queue of what waits for review, and where in it the coordinator is. */
@Injectable()
export class ReviewWork {
  private readonly api = inject(RecommendationsApi);
  private readonly router = inject(Router);
  private readonly queue = resource({ loader: () => this.api.queue(null) });
  private readonly decided = signal<ReadonlySet<string>>(new Set());
  readonly problem = computed(() => problemOf(this.queue));
  readonly loading = this.queue.isLoading;
  readonly items = computed<readonly SubmissionItem[]>(() => (this.queue.hasValue() ? this.queue.value().items.filter(({ id }) => !this.decided().has(id)) : []));
  readonly total = computed(() => (this.queue.hasValue() ? Math.max(this.queue.value().total ?? 0, this.items().length) : 0));
  readonly selected = signal<string | null>(null);
  /** Whether she is writing a decision: then a letter is a letter and no shortcut. */
  readonly deciding = signal(false);
  /** Whether the reader came here by a key or by deciding, and must be led to the new submission. */
  arriving = false;
  /** Single keys can be switched off (WCAG 2.2, 2.1.4): who dictates would trigger them by speaking. */
  readonly keysOn = signal(localStorage.getItem(KEYS_OFF) === null);

  useKeys(on: boolean): void {
    this.keysOn.set(on);
    if (on) localStorage.removeItem(KEYS_OFF);
    else localStorage.setItem(KEYS_OFF, '1');
  }

  /** Opens the submission so many places further, and stays at the ends. */
  move(step: 1 | -1): void {
    const items = this.items();
    const here = items.findIndex(({ id }) => id === this.selected());
    const next = items[Math.min(Math.max(here + step, 0), items.length - 1)];
    this.arriving = true;
    if (next) void this.router.navigate(['/review', next.id]);
  }

  /** Takes a decided submission out and opens the one that took its place, so that thirty can be read in a row. */
  async decide(id: string): Promise<void> {
    const here = this.items().findIndex((item) => item.id === id);
    this.decided.update((decided) => new Set([...decided, id]));
    const next = this.items()[here] ?? this.items().at(-1);
    this.arriving = next !== undefined;
    if (!next) this.queue.reload();
    await this.router.navigate(next ? ['/review', next.id] : ['/review']);
  }

  reload(): void {
    this.queue.reload();
  }
}
