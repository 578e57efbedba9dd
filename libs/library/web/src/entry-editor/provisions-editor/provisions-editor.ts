import { Component, computed, inject, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Provision } from '@suivi/library/domain';
import { original, type FieldIssue, type TranslatedText } from '@suivi/shared/domain';
import { Field, fieldSentences, Icon, LanguageStore, TranslatedEditor } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { written } from '../entry-content.ts';

/** Which provision of the law carries out which article of the treaties, and what it says. */
@Component({
  selector: 'suivi-provisions-editor',
  imports: [TranslocoDirective, Field, Icon, TranslatedEditor],
  templateUrl: './provisions-editor.html',
  styleUrl: './provisions-editor.scss',
})
export class ProvisionsEditor {
  readonly value = model.required<readonly Provision[]>();
  readonly issues = input.required<readonly FieldIssue[]>();
  private readonly vocabulary = inject(VocabularyStore);
  private readonly language = inject(LanguageStore);
  private readonly sentence = fieldSentences();
  protected readonly articles = computed(() => this.vocabulary.articles().map(({ id }) => ({ id, name: this.vocabulary.articleName(id) })));
  private readonly empty = computed(() => original(this.language.language(), ''));
  protected readonly written = written;

  protected textOf(provision: Provision): TranslatedText {
    return provision.extract ?? this.empty();
  }

  protected errorOf(path: string): string | null {
    return this.sentence(this.issues(), path);
  }

  protected add(): void {
    this.value.set([...this.value(), { articleId: '', provision: null, extract: null }]);
  }

  protected set(index: number, patch: Partial<Provision>): void {
    this.value.set(this.value().map((provision, at) => (at === index ? { ...provision, ...patch } : provision)));
  }

  protected remove(index: number): void {
    this.value.set(this.value().filter((_, at) => at !== index));
  }
}
