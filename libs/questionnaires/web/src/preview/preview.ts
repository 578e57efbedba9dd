import { Component, computed, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { answeredOf, isAsked, type AnswerPlace, type AnswerValue, type PlacedAnswer, type Question, type QuestionnaireContent } from '@suivi/questionnaires/domain';
import { TextView } from '@suivi/shared/web';
import { AnswerField } from '../answer-field/answer-field.ts';

/** A questionnaire as it will be answered; what is answered here goes nowhere, and conditions follow it. */
@Component({
  selector: 'suivi-preview',
  imports: [TranslocoDirective, AnswerField, TextView],
  templateUrl: './preview.html',
  styleUrl: './preview.scss',
})
export class Preview {
  readonly content = input.required<QuestionnaireContent>();
  private readonly answers = signal<readonly PlacedAnswer[]>([]);
  protected readonly count = computed(() => answeredOf(this.content(), this.answers()));
  protected readonly sections = computed(() =>
    this.content().sections.map((section) => ({ ...section, questions: section.questions.filter((question) => isAsked(this.content(), question, this.answers())) })),
  );

  protected valueOf(question: Question, item = ''): AnswerValue | null {
    return this.answers().find((answer) => answer.question === question.key && answer.item === item)?.value ?? null;
  }

  protected answer({ key }: Question, item: string, value: AnswerValue | null): void {
    const others = this.answers().filter((answer) => answer.question !== key || answer.item !== item);
    const place: AnswerPlace = { question: key, item };
    this.answers.set(value === null ? others : [...others, { ...place, value, evidence: 0 }]);
  }
}
