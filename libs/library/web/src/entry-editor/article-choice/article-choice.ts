import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';

/** Chooses articles of the treaties one after another; each chosen one can be taken out again. */
@Component({
  selector: 'suivi-article-choice',
  imports: [TranslocoDirective, Icon],
  template: `<ng-container *transloco="let t">
    <select #select [id]="id()" (change)="pick(select)">
      <option value="">{{ t('library.form.add_article') }}</option>
      @for (article of left(); track article.id) {
        <option [value]="article.id">{{ article.name }}</option>
      }
    </select>
    <div class="row chosen">
      @for (article of chosen(); track article.id) {
        <button type="button" class="tag" (click)="remove(article.id)">{{ article.name }}<span class="visually-hidden"> {{ t('library.form.remove') }}</span><suivi-icon name="close" /></button>
      }
    </div>
  </ng-container>`,
  styles: `
    .chosen {
      margin-block-start: var(--space-2);
    }

    .tag {
      min-block-size: 2rem;
      font: inherit;
      font-size: var(--text-small);
      cursor: pointer;
    }
  `,
})
export class ArticleChoice {
  readonly id = input.required<string>();
  readonly value = model.required<readonly string[]>();
  private readonly vocabulary = inject(VocabularyStore);
  private readonly all = computed(() => this.vocabulary.articles().map(({ id }) => ({ id, name: this.vocabulary.articleName(id) })));
  protected readonly chosen = computed(() => this.all().filter(({ id }) => this.value().includes(id)));
  protected readonly left = computed(() => this.all().filter(({ id }) => !this.value().includes(id)));

  protected pick(select: HTMLSelectElement): void {
    if (select.value) this.value.set([...this.value(), select.value]);
    select.value = '';
  }

  protected remove(id: string): void {
    this.value.set(this.value().filter((each) => each !== id));
  }
}
