import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AnswerOf, AnswerValue, Question, QuestionKind, QuestionOf } from '@suivi/questionnaires/domain';
import { Icon, LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { madeOf } from './answer-words.ts';

/** An answer as it is read, whatever its kind. Its texts are those of the scope `answers`. */
@Component({
  selector: 'suivi-answer-reading',
  imports: [TranslocoDirective, Icon, SuiviDate, TextView],
  templateUrl: './answer-reading.html',
  styleUrl: './answer-reading.scss',
})
export class AnswerReading {
  protected readonly language = inject(LanguageStore);
  protected readonly vocabulary = inject(VocabularyStore);
  readonly question = input.required<Question>();
  readonly value = input.required<AnswerValue | null>();
  protected readonly made = computed(() => {
    const value = this.value();
    return value ? madeOf(this.question(), value) : [];
  });
  protected readonly narratives = ['extract', 'gap', 'helpNeeded'] as const;

  /** The question and its answer as those of one kind; the template asks within the branch of that kind. */
  protected asked<Kind extends QuestionKind>(_kind: Kind): QuestionOf<Kind> {
    return this.question() as QuestionOf<Kind>;
  }

  protected given<Kind extends QuestionKind>(_kind: Kind): AnswerOf<Kind> {
    return this.value() as AnswerOf<Kind>;
  }

  protected subjectsOf({ articles, themeIds }: AnswerOf<'entries'>['entries'][number]): string {
    return [...articles.map((id) => this.vocabulary.articleName(id)), ...themeIds.map((id) => this.vocabulary.themeName(id))].filter(Boolean).join(' · ');
  }

  protected cell(value: string | number | null | undefined, kind: string): string {
    if (typeof value === 'number') return this.language.formatNumber(value);
    return kind === 'date' ? this.language.formatDate(value, 'medium') : (value ?? '');
  }
}
