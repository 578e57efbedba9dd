import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { STAGES, type AnswerOf, type Stage } from '@suivi/questionnaires/domain';
import { original, type TranslatedText } from '@suivi/shared/domain';
import { Field, LanguageStore, TextView, TranslatedEditor } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';

type ArticleValue = AnswerOf<'articles'>;
const NARRATIVES = [
  { field: 'extract', maxLength: 10_000 },
  { field: 'gap', maxLength: 10_000 },
  { field: 'helpNeeded', maxLength: 5_000 },
] as const;
type Narrative = (typeof NARRATIVES)[number]['field'];

/** How far one article is in national law: the stage first, and once there is one, where the law says it, what is missing and the help wanted. */
@Component({
  selector: 'suivi-article-answer',
  imports: [TranslocoDirective, Field, TextView, TranslatedEditor],
  templateUrl: './article-answer.html',
  styleUrl: './article-answer.scss',
})
export class ArticleAnswerField {
  private readonly language = inject(LanguageStore);
  protected readonly vocabulary = inject(VocabularyStore);
  readonly id = input.required<string>();
  /** The article's id, such as `SOM-6`. */
  readonly item = input.required<string>();
  readonly required = input(false);
  readonly value = input.required<ArticleValue | null>();
  readonly disabled = input(false);
  readonly changed = output<ArticleValue | null>();
  protected readonly stages = STAGES;
  protected readonly narratives = NARRATIVES;
  protected readonly title = computed(() => this.vocabulary.articles().find(({ id }) => id === this.item())?.title ?? null);
  private readonly unwritten = computed(() => original(this.language.language(), ''));

  protected stage(stage: Stage | ''): void {
    if (stage === '') return this.changed.emit(null);
    const before = this.value() ?? { kind: 'articles', legalReference: null, legislationIds: [], extract: null, gap: null, helpNeeded: null };
    this.changed.emit({ ...before, stage });
  }

  protected textOf(field: Narrative): TranslatedText {
    return this.value()?.[field] ?? this.unwritten();
  }

  protected write(patch: Partial<ArticleValue>): void {
    const value = this.value();
    if (value) this.changed.emit({ ...value, ...patch });
  }

  protected narrative(field: Narrative, text: TranslatedText): void {
    const blank = Object.values(text.versions).every((version) => version.text === '');
    this.write({ [field]: blank ? null : text });
  }
}
