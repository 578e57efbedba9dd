import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn } from '@suivi/shared/domain';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';

const INSTRUMENTS = ['UNTOC', 'SOM'] as const;

/** Which articles a question asks about, in the order of the instruments. */
@Component({
  selector: 'suivi-article-picker',
  imports: [TranslocoDirective, Icon],
  templateUrl: './article-picker.html',
  styleUrl: './article-picker.scss',
})
export class ArticlePicker {
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  readonly path = input.required<string>();
  readonly error = input<string | null>(null);
  readonly chosen = input.required<readonly string[]>();
  readonly changed = output<string[]>();
  protected readonly groups = computed(() =>
    INSTRUMENTS.map((instrument) => {
      const articles = this.vocabulary.articles().filter((article) => article.instrument === instrument);
      return { instrument, chosen: articles.filter(({ id }) => this.chosen().includes(id)).length, articles: articles.map(({ id, number, title }) => ({ id, number, title: readIn(title, this.language.language()).text })) };
    }),
  );

  protected choose(wanted: readonly string[], on: boolean): void {
    const all = this.vocabulary.articles().map(({ id }) => id);
    this.changed.emit(all.filter((id) => (wanted.includes(id) ? on : this.chosen().includes(id))));
  }

  protected ids(articles: readonly { id: string }[]): string[] {
    return articles.map(({ id }) => id);
  }
}
