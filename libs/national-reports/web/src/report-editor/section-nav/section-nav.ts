import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, TextView } from '@suivi/shared/web';
import type { SectionProgress } from '../report-progress.ts';

/** The sections of a report, each with how far it is and whose it is; on a phone they fold behind the name of the one on screen. */
@Component({
  selector: 'suivi-section-nav',
  imports: [RouterLink, TranslocoDirective, Icon, TextView],
  templateUrl: './section-nav.html',
  styleUrl: './section-nav.scss',
})
export class SectionNav {
  readonly sections = input.required<readonly SectionProgress[]>();
  /** The key of the section on screen. */
  readonly shown = input.required<string>();
  protected readonly wide = window.matchMedia('(min-width: 64rem)');
  protected readonly position = computed(() => this.sections().findIndex(({ section }) => section.key === this.shown()));

  protected close(list: HTMLDetailsElement): void {
    if (!this.wide.matches) list.open = false;
  }
}
