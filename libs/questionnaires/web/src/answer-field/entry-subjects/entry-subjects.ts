import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn } from '@suivi/shared/domain';
import { Field, Icon, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';

/** The articles and themes that an entry is about: chosen one by one, and taken back by their tag. */
@Component({
  selector: 'suivi-entry-subjects',
  imports: [TranslocoDirective, Field, Icon],
  templateUrl: './entry-subjects.html',
})
export class EntrySubjects {
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  readonly id = input.required<string>();
  readonly articles = input.required<string[]>();
  readonly themeIds = input.required<string[]>();
  readonly disabled = input(false);
  readonly changed = output<{ articles: string[] } | { themeIds: string[] }>();

  protected readonly lists = computed(() => [
    { field: 'articles' as const, chosen: this.articles(), offered: this.vocabulary.articles().map(({ id, title }) => ({ id, name: `${this.vocabulary.articleName(id)} · ${readIn(title, this.language.language()).text}` })) },
    { field: 'themeIds' as const, chosen: this.themeIds(), offered: this.vocabulary.taxonomies().flatMap(({ themes }) => themes.map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text }))) },
  ]);

  protected nameOf(field: 'articles' | 'themeIds', id: string): string {
    return field === 'articles' ? this.vocabulary.articleName(id) : this.vocabulary.themeName(id);
  }

  protected add(field: 'articles' | 'themeIds', id: string): void {
    if (id) this.set(field, [...this[field](), id]);
  }

  protected remove(field: 'articles' | 'themeIds', id: string): void {
    this.set(field, this[field]().filter((each) => each !== id));
  }

  private set(field: 'articles' | 'themeIds', chosen: string[]): void {
    this.changed.emit(field === 'articles' ? { articles: chosen } : { themeIds: chosen });
  }
}
