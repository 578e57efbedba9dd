import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TranslatedText } from '@suivi/shared/domain';
import { LanguageStore, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { StageMark } from '../../stage-mark/stage-mark.ts';
import { CellWords } from '../cell-words.ts';
import type { Line } from '../matrix-lines.ts';

/** The matrix on a phone: article by article, a line per State; a card is opened to read it, so that the list of articles is seen at all. */
@Component({
  selector: 'suivi-matrix-cards',
  imports: [RouterLink, TranslocoDirective, StageMark, TextView],
  templateUrl: './matrix-cards.html',
  styleUrl: './matrix-cards.scss',
})
export class MatrixCards {
  protected readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  protected readonly words = inject(CellWords);
  readonly lines = input.required<readonly Line[]>();
  readonly on = input<string | undefined>();
  protected readonly isOpen = computed(() => this.lines().length === 1);
  protected readonly query = computed(() => (this.on() ? { on: this.on() } : {}));
  private readonly titles = computed(() => new Map<string, TranslatedText>(this.vocabulary.articles().map(({ id, title }) => [id, title])));

  protected titleOf(article: string): TranslatedText | null {
    return this.titles().get(article) ?? null;
  }
}
