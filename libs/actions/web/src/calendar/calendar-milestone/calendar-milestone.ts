import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, IllustrativeMark, LanguageStore } from '@suivi/shared/web';
import { readIn } from '@suivi/shared/domain';
import type { MilestoneOn } from '../month.ts';

/** A milestone on its day: of which action, whose, and how it stands, in words. */
@Component({
  selector: 'suivi-calendar-milestone',
  imports: [RouterLink, TranslocoDirective, Icon, IllustrativeMark],
  templateUrl: './calendar-milestone.html',
  styleUrl: './calendar-milestone.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CalendarMilestone {
  readonly milestone = input.required<MilestoneOn>();
  /** Whether it is said whose it is. */
  readonly named = input(false);
  protected readonly language = inject(LanguageStore);
  protected readonly readIn = readIn;
}
