import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog, EmptyState, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { ALSO_TO_REVIEW } from './also-to-review.ts';
import { ReviewWork } from './review-work.ts';
import { shortcutOf } from './shortcut.ts';
import { StatusMark } from '../status/status.ts';

const BESIDE_EACH_OTHER = '(min-width: 64rem)';

/** What waits for the coordinator, oldest first, with the submission she reads beside it. */
@Component({
  selector: 'suivi-review-queue',
  imports: [NgComponentOutlet, RouterLink, RouterOutlet, TranslocoDirective, Dialog, EmptyState, Loading, ProblemMessage, StatusMark, SuiviDate, TextView],
  providers: [ReviewWork],
  templateUrl: './review-queue.html',
  styleUrl: './review-queue.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'press($event)' },
})
export class ReviewQueue {
  private readonly router = inject(Router);
  protected readonly language = inject(LanguageStore);
  protected readonly work = inject(ReviewWork);
  private readonly also = inject(ALSO_TO_REVIEW, { optional: true });
  private readonly further = resource({ loader: () => this.also?.() ?? Promise.resolve(null) });
  /** Nothing until it is there, and nothing without a connection: the queue stands without it. */
  protected readonly furtherPart = computed(() => (this.further.hasValue() ? this.further.value() : null));
  protected readonly helping = signal(false);
  protected readonly keys = [
    { key: 'j', act: 'next' },
    { key: 'k', act: 'previous' },
    { key: 'v', act: 'validate' },
    { key: 'r', act: 'return' },
    { key: '?', act: 'help' },
  ] as const;

  constructor() {
    effect(() => {
      const first = this.work.items()[0];
      const nothingOpen = untracked(() => this.work.selected()) === null;
      if (first && nothingOpen && this.router.url.split('?')[0] === '/review' && window.matchMedia(BESIDE_EACH_OTHER).matches) void this.router.navigate(['/review', first.id], { replaceUrl: true });
    });
  }

  protected press(event: KeyboardEvent): void {
    const shortcut = this.work.keysOn() && !this.work.deciding() ? shortcutOf(event) : null;
    if (shortcut === 'next') this.work.move(1);
    else if (shortcut === 'previous') this.work.move(-1);
    else if (shortcut === 'help') this.helping.set(true);
    else return;
    event.preventDefault();
  }
}
