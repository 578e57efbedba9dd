import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { PROBLEMS } from '@suivi/shared/domain';
import { ApiProblem } from '../api/api-problem.ts';
import { Icon } from '../icon/icon.ts';

const OWN_CODES = ['offline', 'unreadable', 'unforeseen'];
const KNOWN = new Set([...Object.keys(PROBLEMS), ...OWN_CODES]);

/** What went wrong, what to do now, and the reference to give when asking for help. */
@Component({
  selector: 'suivi-problem',
  imports: [TranslocoDirective, Icon],
  templateUrl: './problem.html',
  host: { role: 'alert' },
})
export class ProblemMessage {
  private readonly transloco = inject(TranslocoService);
  readonly problem = input.required<unknown>();
  /** Offers to try again. */
  readonly retriable = input(false);
  readonly retry = output();

  protected readonly shown = computed(() => {
    const problem = this.problem();
    return problem ? ApiProblem.from(problem) : null;
  });
  protected readonly code = computed(() => {
    const code = this.shown()?.code ?? '';
    return KNOWN.has(code) ? code : 'unforeseen';
  });
  /** In minutes from two on: nobody counts 840 seconds. */
  protected readonly wait = computed(() => {
    this.transloco.activeLang();
    const seconds = this.shown()?.retryAfterSeconds;
    if (!seconds) return null;
    return seconds >= 120 ? this.transloco.translate('problem.wait_minutes', { count: Math.ceil(seconds / 60) }) : this.transloco.translate('problem.wait_seconds', { count: seconds });
  });
}
