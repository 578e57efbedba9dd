import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@suivi/shared/web';
import type { News } from './news.ts';

/** What a colleague changed while this person had the update before her. */
@Component({
  selector: 'suivi-colleague-news',
  imports: [TranslocoDirective, Icon],
  templateUrl: './colleague-news.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ColleagueNews {
  readonly news = input.required<readonly News[]>();
  readonly seen = output<void>();
}
