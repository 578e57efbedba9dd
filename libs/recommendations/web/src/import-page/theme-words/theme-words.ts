import { ChangeDetectionStrategy, Component, computed, inject, input, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ThemeWord } from '@suivi/recommendations/domain';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';

/** What becomes of a word: one of our themes, or null to leave it out on purpose. */
export type ThemeDecisions = Readonly<Record<string, string | null>>;

const LEAVE_OUT = 'out';

/** The theme words of a file that are none of ours, each with how many rows have it, and what becomes of it. */
@Component({
  selector: 'suivi-theme-words',
  imports: [TranslocoDirective],
  templateUrl: './theme-words.html',
  styleUrl: './theme-words.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ThemeWords {
  readonly words = input.required<readonly ThemeWord[]>();
  readonly decisions = model.required<ThemeDecisions>();
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly language = inject(LanguageStore);
  protected readonly leaveOut = LEAVE_OUT;
  protected readonly groups = computed(() => {
    const language = this.language.language();
    return this.vocabulary.taxonomies().map(({ id, name, themes }) => ({ id, name: readIn(name, language).text, themes: themes.map((theme) => ({ id: theme.id, name: readIn(theme.name, language).text })) }));
  });
  protected readonly undecided = computed(() => this.words().filter(({ word }) => this.decisions()[word] === undefined));

  protected decide(word: string, choice: string): void {
    const { [word]: _before, ...others } = this.decisions();
    this.decisions.set(choice === '' ? others : { ...others, [word]: choice === LEAVE_OUT ? null : choice });
  }

  protected leaveRest(): void {
    this.decisions.update((decisions) => ({ ...decisions, ...Object.fromEntries(this.undecided().map(({ word }) => [word, null])) }));
  }
}
