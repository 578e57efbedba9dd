import { Component, computed, input, output } from '@angular/core';
import type { AnswerOf, QuestionOf } from '@suivi/questionnaires/domain';
import { TextView } from '@suivi/shared/web';

/** A number with its unit. */
@Component({
  selector: 'suivi-number-answer',
  imports: [TextView],
  template: `<span class="row"
    ><input #box type="number" class="number" inputmode="decimal" [id]="id()" [disabled]="disabled()" [attr.min]="question().minimum" [attr.max]="question().maximum" [step]="step()" [value]="value()?.number ?? ''" (change)="write(box.valueAsNumber)" />
    @if (question().unit; as unit) {
      <suivi-text [value]="unit" [inline]="true" />
    }
  </span>`,
  styles: `
    input {
      inline-size: 12rem;
    }
  `,
})
export class NumberAnswer {
  readonly id = input.required<string>();
  readonly question = input.required<QuestionOf<'number'>>();
  readonly value = input.required<AnswerOf<'number'> | null>();
  readonly disabled = input(false);
  readonly changed = output<AnswerOf<'number'> | null>();
  protected readonly step = computed(() => 10 ** -this.question().decimals);

  protected write(number: number): void {
    this.changed.emit(Number.isNaN(number) ? null : { kind: 'number', number });
  }
}
