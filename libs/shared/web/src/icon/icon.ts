import { Component, computed, input } from '@angular/core';
import { ICON_PATHS, MIRRORED, type IconName } from './icon-paths.ts';

/** A small drawing beside a word; hidden from who listens, since the word is there. */
@Component({
  selector: 'suivi-icon',
  template: `<svg viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" focusable="false"><path [attr.d]="path()" /></svg>`,
  host: { class: 'icon', 'aria-hidden': 'true', '[class.icon-mirrored]': 'mirrored()' },
})
export class Icon {
  readonly name = input.required<IconName>();
  protected readonly path = computed(() => ICON_PATHS[this.name()]);
  protected readonly mirrored = computed(() => MIRRORED.has(this.name()));
}
