import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnswerOf, QuestionOf } from '@suivi/questionnaires/domain';
import { TextView } from '@suivi/shared/web';

type Kinds = 'single_choice' | 'multiple_choice';

/** One choice among several, which can be taken back, or any number of them. */
@Component({
  selector: 'suivi-choice-answer',
  imports: [TranslocoDirective, TextView],
  templateUrl: './choice-answer.html',
})
export class ChoiceAnswer {
  readonly id = input.required<string>();
  readonly question = input.required<QuestionOf<Kinds>>();
  readonly value = input.required<AnswerOf<Kinds> | null>();
  readonly disabled = input(false);
  readonly changed = output<AnswerOf<Kinds> | null>();
  protected readonly many = computed(() => this.question().kind === 'multiple_choice');
  protected readonly made = computed<readonly string[]>(() => {
    const value = this.value();
    return value === null ? [] : value.kind === 'single_choice' ? [value.choice] : value.choices;
  });

  protected choose(key: string, on: boolean): void {
    if (!this.many()) return this.changed.emit({ kind: 'single_choice', choice: key });
    // In the order in which they are offered, whatever the order of ticking.
    const choices = this.question().choices.map((choice) => choice.key).filter((each) => (each === key ? on : this.made().includes(each)));
    this.changed.emit(choices.length > 0 ? { kind: 'multiple_choice', choices } : null);
  }
}
