import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageStore } from '@suivi/shared/web';

/** How far a part is, by the weight of the milestones it reached: a bar with its number, or that there are no milestones. */
@Component({
  selector: 'suivi-progress',
  imports: [TranslocoDirective],
  templateUrl: './progress.html',
  styleUrl: './progress.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Progress {
  readonly percent = input.required<number | null>();
  protected readonly language = inject(LanguageStore);
}
