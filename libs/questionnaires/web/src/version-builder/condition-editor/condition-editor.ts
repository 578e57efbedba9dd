import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Condition, QuestionOf } from '@suivi/questionnaires/domain';
import { readIn, type TranslatedText } from '@suivi/shared/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';

type ChoiceQuestion = QuestionOf<'single_choice'> | QuestionOf<'multiple_choice'>;

/** When a question is asked: always, or when one of these choices was made in a question asked before. */
@Component({
  selector: 'suivi-condition-editor',
  imports: [TranslocoDirective, Icon],
  templateUrl: './condition-editor.html',
})
export class ConditionEditor {
  private readonly language = inject(LanguageStore);
  readonly path = input.required<string>();
  readonly error = input<string | null>(null);
  readonly before = input.required<readonly ChoiceQuestion[]>();
  readonly condition = input.required<Condition | null>();
  readonly changed = output<Condition | null>();
  protected readonly on = computed(() => this.before().find(({ key }) => key === this.condition()?.question) ?? null);

  protected read(text: TranslatedText): string {
    return readIn(text, this.language.language()).text;
  }

  /** Rests on another question; its first choice is taken, so that the condition can hold. */
  protected rest(key: string): void {
    const on = this.before().find((question) => question.key === key);
    const [first] = on?.choices ?? [];
    this.changed.emit(on && first ? { question: key, choices: [first.key] } : null);
  }

  protected choose(key: string, wanted: boolean): void {
    const condition = this.condition();
    const choices = this.on()?.choices.map((choice) => choice.key).filter((each) => (each === key ? wanted : condition?.choices.includes(each))) ?? [];
    if (condition) this.changed.emit({ ...condition, choices });
  }
}
