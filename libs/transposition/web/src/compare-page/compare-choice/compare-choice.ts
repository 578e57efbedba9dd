import { Component, computed, inject, input, output, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { COMPARISON_KINDS, type ComparisonKind } from '@suivi/transposition/domain';
import { TranspositionsApi } from '../../transpositions-api.ts';
import type { Choice } from '../compare-address.ts';

/** Which States, and on what: the second and third State can be left out, what was chosen of one kind is none of another. */
@Component({
  selector: 'suivi-compare-choice',
  imports: [TranslocoDirective],
  templateUrl: './compare-choice.html',
  styleUrl: './compare-choice.scss',
})
export class CompareChoice {
  private readonly api = inject(TranspositionsApi);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly language = inject(LanguageStore);
  readonly choice = input.required<Choice>();
  readonly changed = output<Choice>();
  protected readonly kinds = COMPARISON_KINDS;
  protected readonly places = ['first', 'second', 'third'] as const;
  protected readonly states = computed(() =>
    this.vocabulary
      .states()
      .map(({ code }) => ({ code, name: this.language.stateName(code) }))
      .sort((one, other) => this.language.compare(one.name, other.name)),
  );
  private readonly kind = computed(() => this.choice().kind);
  private readonly listed = resource({
    params: () => {
      const kind = this.kind();
      return kind === 'article' ? undefined : kind;
    },
    loader: ({ params }) => this.api.subjects(params),
  });
  protected readonly subjects = computed(() => {
    const language = this.language.language();
    if (this.kind() === 'article') return this.vocabulary.articles().map(({ id, title }) => ({ key: id, label: `${this.vocabulary.articleName(id)} – ${readIn(title, language).text}` }));
    const items = this.listed.hasValue() ? this.listed.value().items : [];
    return items.map(({ key, reference, title }) => ({ key, label: [reference, readIn(title, language).text].filter(Boolean).join(' – ') }));
  });

  protected setState(place: number, code: string): void {
    const states = [...this.choice().states];
    states.splice(place, 1, code);
    this.changed.emit({ ...this.choice(), states: [...new Set(states)].filter(Boolean) });
  }

  protected setKind(kind: string): void {
    this.changed.emit({ ...this.choice(), kind: kind as ComparisonKind, key: '' });
  }

  protected setKey(key: string): void {
    this.changed.emit({ ...this.choice(), key });
  }
}
