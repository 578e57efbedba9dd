import { Component, computed, inject, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { directionOf, LANGUAGES, type Language, type TranslatedText } from '@suivi/shared/domain';
import { textsIn, withText, wantsTranslation, type PlacedText } from '../content-texts.ts';
import { VersionDraft } from '../version-draft.ts';

/** Every text of the questionnaire beside its original, in one language after the other. */
@Component({
  selector: 'suivi-translate-view',
  imports: [TranslocoDirective],
  templateUrl: './translate-view.html',
  styleUrl: './translate-view.scss',
})
export class TranslateView {
  private readonly draft = inject(VersionDraft);
  protected readonly language = signal<Language>(LANGUAGES.find((language) => textsIn(this.draft.content()).some(({ text }) => wantsTranslation(text, language))) ?? 'en');
  protected readonly all = signal(false);
  protected readonly languages = LANGUAGES;
  protected readonly directionOf = directionOf;
  /** Which texts are shown is decided when she asks, not while she writes: none slips away from under her hands. */
  private readonly paths = linkedSignal<{ language: Language; all: boolean }, ReadonlySet<string>>({
    source: () => ({ language: this.language(), all: this.all() }),
    computation: ({ language, all }) => new Set(untracked(() => this.texts()).filter(({ text }) => (all ? text.original !== language : wantsTranslation(text, language))).map(({ path }) => path)),
  });
  private readonly texts = computed(() => textsIn(this.draft.content()));
  protected readonly rows = computed(() => this.texts().filter(({ path }) => this.paths().has(path)));

  protected placeOf(path: string): string {
    const [part, section, , question] = path.split('.');
    if (part !== 'sections') return '';
    return question === undefined ? `${Number(section) + 1}` : `${Number(section) + 1}.${Number(question) + 1}`;
  }

  protected originalOf({ versions, original }: TranslatedText): string {
    return versions[original]?.text ?? '';
  }

  /** Longer originals have longer translations. */
  protected rowsFor(text: TranslatedText): number {
    return Math.min(8, 1 + Math.floor(this.originalOf(text).length / 70));
  }

  protected write({ path, text }: PlacedText, written: string): void {
    const { [this.language()]: _before, ...others } = text.versions;
    this.set(path, { ...text, versions: written === '' ? others : { ...others, [this.language()]: { text: written, state: 'draft' } } });
  }

  protected verify({ path, text }: PlacedText, verified: boolean): void {
    const version = text.versions[this.language()];
    if (version) this.set(path, { ...text, versions: { ...text.versions, [this.language()]: { ...version, state: verified ? 'verified' : 'draft' } } });
  }

  protected stateOf(text: TranslatedText): string {
    return text.versions[this.language()]?.state ?? 'missing';
  }

  private set(path: string, text: TranslatedText): void {
    this.draft.set(withText(this.draft.content(), path, text));
  }
}
