import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Language } from '@suivi/shared/domain';
import { wordDifference } from './word-difference.ts';

/** Two texts as one, with what went struck out and what came underlined; a screen reader hears where each begins and ends. */
@Component({
  selector: 'suivi-text-difference',
  imports: [TranslocoDirective],
  templateUrl: './text-difference.html',
  styleUrl: './text-difference.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TextDifference {
  readonly before = input.required<string>();
  readonly after = input.required<string>();
  readonly language = input.required<Language>();
  protected readonly runs = computed(() => wordDifference(this.before(), this.after()));
}
