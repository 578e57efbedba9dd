import { Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Stage } from '@suivi/questionnaires/domain';
import type { Absence } from '@suivi/transposition/domain';

/** How far an article is in national law, or why there is nothing to show: a shape, a word and a colour. */
@Component({
  selector: 'suivi-stage',
  imports: [TranslocoDirective],
  template: `<span *transloco="let t" class="stage" [class]="stage() ?? absence()">
    <span class="shape" aria-hidden="true"></span>
    @if (code()) {
      <abbr aria-hidden="true">{{ t('transposition.code.' + (stage() ?? absence())) }}</abbr>
    }
    {{ stage() ? t('answers.stages.' + stage()) : t('transposition.absence.' + absence()) }}
  </span>`,
  styleUrl: './stage-mark.scss',
})
export class StageMark {
  readonly stage = input<Stage | null>(null);
  readonly absence = input<Absence | null>(null);
  /** Whether the code by which the table names it stands before the word, as in a legend. */
  readonly code = input(false);
}
