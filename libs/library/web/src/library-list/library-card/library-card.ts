import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LibraryItem } from '@suivi/library/domain';
import { directionOf } from '@suivi/shared/domain';
import { IllustrativeMark, LanguageStore, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { LibraryMark } from '../../library-mark/library-mark.ts';

/** One entry in the library: what it is, and where it says what was looked for. */
@Component({
  selector: 'suivi-library-card',
  imports: [RouterLink, TranslocoDirective, IllustrativeMark, LibraryMark, TextView],
  templateUrl: './library-card.html',
  styleUrl: './library-card.scss',
})
export class LibraryCard {
  readonly item = input.required<LibraryItem>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly state = computed(() => this.language.stateName(this.item().stateCode));
  protected readonly day = computed(() => this.language.formatDate(this.item().datedOn));
  /** Where a search found its words, the list of all articles would only distract. */
  protected readonly articles = computed(() => (this.item().match ? [] : this.item().articleIds.map((id) => this.vocabulary.articleName(id))));
  protected readonly foundIn = computed(() => {
    const { articleId, provision } = this.item().match ?? { articleId: null, provision: null };
    return { article: articleId ? this.vocabulary.articleName(articleId) : null, provision };
  });
  protected readonly direction = computed(() => directionOf(this.item().match?.language ?? 'fr'));
}
