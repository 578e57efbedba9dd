import { Component, computed, input } from '@angular/core';
import type { Said } from '@suivi/national-reports/domain';
import { directionOf } from '@suivi/shared/domain';

/** A text of a document in its own language and direction, with what is to be said of its translation. */
@Component({
  selector: 'suivi-said',
  template: `<span class="words" [attr.lang]="said().language" [attr.dir]="direction()">{{ said().text }}</span>
    @if (said().mark; as mark) {
      <span class="text-mark text-mark-inline">{{ mark }}</span>
    }`,
})
export class SaidText {
  readonly said = input.required<Said>();
  protected readonly direction = computed(() => directionOf(this.said().language));
}
