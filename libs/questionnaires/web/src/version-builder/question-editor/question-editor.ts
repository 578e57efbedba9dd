import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { PURPOSES, type Question, type QuestionKind, type QuestionOf } from '@suivi/questionnaires/domain';
import { original, type TranslatedText } from '@suivi/shared/domain';
import { Field, fieldSentences, TranslatedEditor } from '@suivi/shared/web';
import { ArticlePicker } from '../article-picker/article-picker.ts';
import { ConditionEditor } from '../condition-editor/condition-editor.ts';
import { choicesBefore, withQuestion, written, type Place } from '../content-edits.ts';
import { PartsEditor } from '../parts-editor/parts-editor.ts';
import { VersionDraft } from '../version-draft.ts';

/** The settings of one question: its texts, what its kind wants, and when it is asked. */
@Component({
  selector: 'suivi-question-editor',
  imports: [TranslocoDirective, ArticlePicker, ConditionEditor, Field, PartsEditor, TranslatedEditor],
  templateUrl: './question-editor.html',
  styleUrl: './question-editor.scss',
})
export class QuestionEditor {
  private readonly draft = inject(VersionDraft);
  private readonly sentence = fieldSentences();
  readonly place = input.required<Place>();
  readonly question = input.required<Question>();
  protected readonly path = computed(() => `sections.${this.place().section}.questions.${this.place().question}`);
  protected readonly before = computed(() => choicesBefore(this.draft.content(), this.place()));
  protected readonly purposes = computed(() => (this.question().kind === 'entries' ? PURPOSES.filter((purpose) => purpose === 'good_practice' || purpose === 'need') : PURPOSES));
  private readonly unwritten = computed(() => original(this.draft.language(), ''));

  /** The question as one of its kind; the template asks within the branch of that kind. */
  protected asked<Kind extends QuestionKind>(_kind: Kind): QuestionOf<Kind> {
    return this.question() as QuestionOf<Kind>;
  }

  /** What is at fault with a field itself; parts of a list say their own. */
  protected errorOf(field: string): string | null {
    const path = `${this.path()}.${field}`;
    return this.sentence(this.draft.issues().filter((issue) => field !== 'choices' && field !== 'columns' || issue.path === path), path);
  }

  protected texts(text: TranslatedText | null): TranslatedText {
    return text ?? this.unwritten();
  }

  protected set(patch: object): void {
    this.draft.set(withQuestion(this.draft.content(), this.place(), { ...this.question(), ...patch } as Question));
  }

  protected setText(field: 'label' | 'help' | 'unit', text: TranslatedText): void {
    this.set({ [field]: field === 'label' ? text : written(text) });
  }

  protected setNumber(field: 'minimum' | 'maximum', value: number): void {
    this.set({ [field]: Number.isNaN(value) ? null : value });
  }

  /** A whole number within bounds; what is none leaves the setting as it is. */
  protected setWhole(field: 'decimals' | 'maxRows', box: HTMLInputElement): void {
    if (box.validity.valid && Number.isInteger(box.valueAsNumber)) this.set({ [field]: box.valueAsNumber });
    else box.value = String((this.question() as unknown as Record<string, number>)[field]);
  }
}
