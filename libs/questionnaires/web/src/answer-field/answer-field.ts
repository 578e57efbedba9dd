import { afterRenderEffect, Component, computed, ElementRef, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnswerOf, AnswerValue, Question, QuestionKind, QuestionOf } from '@suivi/questionnaires/domain';
import { original, type TranslatedText } from '@suivi/shared/domain';
import { Icon, LanguageStore, TextView, TranslatedEditor } from '@suivi/shared/web';
import { ArticleAnswerField } from './article-answer/article-answer.ts';
import { ChoiceAnswer } from './choice-answer/choice-answer.ts';
import { EntriesAnswer } from './entries-answer/entries-answer.ts';
import { NumberAnswer } from './number-answer/number-answer.ts';
import { TableAnswer } from './table-answer/table-answer.ts';

/** Kinds that are answered in one control, which the question labels; the others are groups of controls. */
const SINGLE: readonly QuestionKind[] = ['text', 'number', 'date', 'file'];

/**
 * A question with the field for its answer, whatever its kind; of an `articles` question, for the article `item`. Knows no report: it is given
 * the answer and says what it becomes, null once nothing of it is left. Its texts are those of the scope `answers`. What is put inside it
 * (the evidence, who else writes here) stands below the field.
 */
@Component({
  selector: 'suivi-answer-field',
  imports: [TranslocoDirective, ArticleAnswerField, ChoiceAnswer, EntriesAnswer, Icon, NumberAnswer, TableAnswer, TextView, TranslatedEditor],
  templateUrl: './answer-field.html',
  host: { class: 'field answer-field', '[class.field-faulty]': '!!error()', '[id]': 'grouped() ? id() : null', '[attr.role]': `grouped() ? 'group' : null`, '[attr.aria-labelledby]': `grouped() ? id() + '-label' : null` },
})
export class AnswerField {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly language = inject(LanguageStore);
  readonly question = input.required<Question>();
  readonly value = input.required<AnswerValue | null>();
  /** The article that is answered, where the question asks for several. */
  readonly item = input('');
  readonly disabled = input(false);
  /** A sentence. */
  readonly error = input<string | null>(null);
  readonly changed = output<AnswerValue | null>();

  /** The path under which what is missing names the answer (`missingAnswers`), so that an error summary leads here. */
  readonly id = computed(() => (this.item() === '' ? this.question().key : `${this.question().key}.${this.item()}`));
  protected readonly grouped = computed(() => !SINGLE.includes(this.question().kind));
  private readonly unwritten = computed(() => original(this.language.language(), ''));

  constructor() {
    afterRenderEffect(() => {
      const control = this.grouped() ? this.host.nativeElement : this.host.nativeElement.querySelector(`[id="${this.id()}"]`);
      if (!control) return;
      const own = [`${this.id()}-hint`, `${this.id()}-error`];
      const others = (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id && !own.includes(id));
      const described = [this.question().help && own[0], this.error() && own[1], ...others].filter(Boolean).join(' ');
      if (described) control.setAttribute('aria-describedby', described);
      else control.removeAttribute('aria-describedby');
      if (this.error() && !this.grouped()) control.setAttribute('aria-invalid', 'true');
      else control.removeAttribute('aria-invalid');
    });
  }

  /** The question and its answer as those of one kind; the template asks within the branch of that kind. */
  protected asked<Kind extends QuestionKind>(_kind: Kind): QuestionOf<Kind> {
    return this.question() as QuestionOf<Kind>;
  }

  protected given<Kind extends QuestionKind>(kind: Kind): AnswerOf<Kind> | null {
    const value = this.value();
    return value?.kind === kind ? (value as AnswerOf<Kind>) : null;
  }

  protected text(): TranslatedText {
    return this.given('text')?.text ?? this.unwritten();
  }

  protected write(text: TranslatedText): void {
    const blank = Object.values(text.versions).every((version) => version.text === '');
    this.changed.emit(blank ? null : { kind: 'text', text });
  }

  protected date(date: string): void {
    this.changed.emit(date === '' ? null : { kind: 'date', date });
  }

  protected note(note: string): void {
    this.changed.emit(note.trim() === '' ? null : { kind: 'file', note });
  }
}
