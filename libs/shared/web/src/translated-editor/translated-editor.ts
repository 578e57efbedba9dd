import { Component, computed, inject, input, linkedSignal, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { directionOf, LANGUAGES, original, reviseOriginal, type Language, type TranslatedText } from '@suivi/shared/domain';
import { Icon } from '../icon/icon.ts';
import { LanguageStore } from '../language/language-store.ts';

/** Edits a text and its versions in the other languages; a change of the original marks verified versions for review. */
@Component({
  selector: 'suivi-translated-editor',
  imports: [TranslocoDirective, Icon],
  templateUrl: './translated-editor.html',
  host: { class: 'field translated-editor', '[class.field-faulty]': '!!error()' },
})
export class TranslatedEditor implements FormValueControl<TranslatedText | null> {
  private readonly language = inject(LanguageStore);
  readonly value = model.required<TranslatedText | null>();
  readonly touch = output<void>();
  readonly disabled = input(false);
  readonly label = input.required<string>();
  readonly hint = input<string | null>();
  /** A sentence. */
  readonly error = input<string | null>();
  /** The id of the control of the original; versions add their language to it. */
  readonly id = input.required<string>();
  readonly maxLength = input<number | undefined>(10_000);
  readonly multiline = input(true);
  readonly rows = input(6);
  readonly optional = input(false);

  protected readonly text = computed(() => this.value() ?? original(this.language.language(), ''));
  protected readonly shown = linkedSignal<Language, Language>({ source: () => this.text().original, computation: (source) => source });
  protected readonly languages = computed(() => {
    const { original: first } = this.text();
    return [first, ...LANGUAGES.filter((language) => language !== first)];
  });
  protected readonly isOriginal = computed(() => this.shown() === this.text().original);
  protected readonly version = computed(() => this.text().versions[this.shown()]);
  protected readonly direction = computed(() => directionOf(this.shown()));
  protected readonly controlId = computed(() => (this.isOriginal() ? this.id() : `${this.id()}-${this.shown()}`));
  protected readonly left = computed(() => (this.maxLength() ?? 0) - (this.version()?.text.length ?? 0));

  protected stateOf(language: Language): string {
    return language === this.text().original ? 'original' : (this.text().versions[language]?.state ?? 'missing');
  }

  protected write(text: string): void {
    const value = this.text();
    if (this.isOriginal()) this.value.set(text === '' && this.optional() && Object.keys(value.versions).length <= 1 ? null : reviseOriginal(value, text));
    else this.set(text === '' ? undefined : { text, state: 'draft' });
  }

  protected verify(verified: boolean): void {
    const version = this.version();
    if (version) this.set({ ...version, state: verified ? 'verified' : 'draft' });
  }

  /** Says in which language the original is; only while there is but one version. */
  protected useAsOriginal(language: Language): void {
    const { versions, original: before } = this.text();
    this.value.set({ original: language, versions: { [language]: { text: versions[before]?.text ?? '', state: 'verified' } } });
  }

  protected readonly alone = computed(() => Object.keys(this.text().versions).length <= 1);

  private set(version: TranslatedText['versions'][Language]): void {
    const value = this.text();
    const versions = { ...value.versions };
    if (version) versions[this.shown()] = version;
    else delete versions[this.shown()];
    this.value.set({ ...value, versions });
  }
}
