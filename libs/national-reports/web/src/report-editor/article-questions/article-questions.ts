import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { QuestionOf } from '@suivi/questionnaires/domain';
import { Icon, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { EditorState } from '../editor-state.ts';
import { keyOf } from '../place.ts';
import { ReportDraft } from '../report-draft.ts';
import { ReportQuestion } from '../report-question/report-question.ts';

/** A question that is asked of many articles: each in one line with its stage, and only what is unfolded is drawn. */
@Component({
  selector: 'suivi-article-questions',
  imports: [TranslocoDirective, Icon, ReportQuestion, TextView],
  templateUrl: './article-questions.html',
  styleUrl: './article-questions.scss',
})
export class ArticleQuestions {
  readonly question = input.required<QuestionOf<'articles'>>();
  private readonly draft = inject(ReportDraft);
  protected readonly editor = inject(EditorState);
  protected readonly vocabulary = inject(VocabularyStore);
  private readonly titles = computed(() => new Map(this.vocabulary.articles().map(({ id, title }) => [id, title])));
  /** What is asked of the question as a whole. */
  protected readonly comments = computed(() => this.editor.returned().filter((comment) => keyOf(comment) === this.question().key));
  protected readonly articles = computed(() =>
    this.question().articles.map((item) => {
      const key = keyOf({ question: this.question().key, item });
      const value = this.draft.values().get(key);
      return {
        item,
        key,
        title: this.titles().get(item) ?? null,
        stage: value?.kind === 'articles' ? value.stage : null,
        missing: this.editor.missing().some(({ path }) => path === key),
        returned: this.editor.returned().some((comment) => keyOf(comment) === key),
        collided: this.draft.collided().has(key),
      };
    }),
  );
}
