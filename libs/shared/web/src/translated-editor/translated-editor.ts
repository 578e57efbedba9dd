import { Component, computed, input, linkedSignal, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { directionOf, LANGUAGES, reviseOriginal, type Language, type TranslatedText } from '@suivi/shared/domain';
import { Icon } from '../icon/icon.ts';

/** Edits a text and its versions in the other languages; a change of the original marks verified versions for review. */
@Component({
  selector: 'suivi-translated-editor',
  imports: [TranslocoDirective, Icon],
  templateUrl: './translated-editor.html',
  host: { class: 'translated-editor', '[class.field]': '!!label()', '[class.field-faulty]': '!!error()' },
})
export class TranslatedEditor implements FormValueControl<TranslatedText> {
  readonly value = model.required<TranslatedText>();
  readonly touch = output<void>();
  readonly disabled = input(false);
  /** Absent inside a `suivi-field`, which then has label, hint and error. */
  readonly label = input<string | null>();
  readonly hint = input<string | null>();
  /** A sentence. */
  readonly error = input<string | null>();
  /** The id of the control of the original; versions add their language to it. */
  readonly id = input.required<string>();
  readonly maxLength = input<number | undefined>(10_000);
  readonly multiline = input(true);
  readonly rows = input(6);
  readonly optional = input(false);

  protected readonly shown = linkedSignal<Language, Language>({ source: () => this.value().original, computation: (source) => source });
  protected readonly languages = computed(() => {
    const { original: first } = this.value();
    return [first, ...LANGUAGES.filter((language) => language !== first)];
  });
  protected readonly isOriginal = computed(() => this.shown() === this.value().original);
  protected readonly version = computed(() => this.value().versions[this.shown()]);
  protected readonly direction = computed(() => directionOf(this.shown()));
  protected readonly controlId = computed(() => (this.isOriginal() ? this.id() : `${this.id()}-${this.shown()}`));
  protected readonly left = computed(() => (this.maxLength() ?? 0) - (this.version()?.text.length ?? 0));

  protected stateOf(language: Language): string {
    return language === this.value().original ? 'original' : (this.value().versions[language]?.state ?? 'missing');
  }

  protected write(text: string): void {
    if (this.isOriginal()) this.value.set(reviseOriginal(this.value(), text));
    else this.set(text === '' ? undefined : { text, state: 'draft' });
  }

  protected verify(verified: boolean): void {
    const version = this.version();
    if (version) this.set({ ...version, state: verified ? 'verified' : 'draft' });
  }

  /** Says in which language the original is; only while there is but one version. */
  protected useAsOriginal(language: Language): void {
    const { versions, original: before } = this.value();
    this.value.set({ original: language, versions: { [language]: { text: versions[before]?.text ?? '', state: 'verified' } } });
  }

  protected readonly alone = computed(() => Object.keys(this.value().versions).length <= 1);

  private set(version: TranslatedText['versions'][Language]): void {
    const value = this.value();
    const versions = { ...value.versions };
    if (version) versions[this.shown()] = version;
    else delete versions[this.shown()];
    this.value.set({ ...value, versions });
  }
}
