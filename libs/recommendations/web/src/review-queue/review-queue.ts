import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog, EmptyState, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { ReviewWork } from './review-work.ts';
import { shortcutOf } from './shortcut.ts';
import { StatusMark } from '../status/status.ts';

const BESIDE_EACH_OTHER = '(min-width: 64rem)';

/** What waits for the coordinator, oldest first, with the submission she reads beside it. */
@Component({
  selector: 'suivi-review-queue',
  imports: [RouterLink, RouterOutlet, TranslocoDirective, Dialog, EmptyState, Loading, ProblemMessage, StatusMark, SuiviDate, TextView],
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
