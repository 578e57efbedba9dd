import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { QUESTION_KINDS, type Question, type QuestionKind, type Section } from '@suivi/questionnaires/domain';
import { LANGUAGES, original, type Language, type TranslatedText } from '@suivi/shared/domain';
import { Announcer, fieldSentences, Icon, TextView, TranslatedEditor } from '@suivi/shared/web';
import { emptyQuestion, insertQuestion, moved, moveQuestion, nextPlace, removeQuestion, withSection, written, type Place } from '../content-edits.ts';
import { textsIn, wantsTranslation } from '../content-texts.ts';
import { QuestionEditor } from '../question-editor/question-editor.ts';
import { VersionDraft } from '../version-draft.ts';

/** A section with its questions in order: added, moved and removed by buttons; the settings of a question open below it. */
@Component({
  selector: 'suivi-section-editor',
  imports: [TranslocoDirective, Icon, QuestionEditor, TextView, TranslatedEditor],
  templateUrl: './section-editor.html',
  styleUrl: './section-editor.scss',
})
export class SectionEditor {
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  protected readonly draft = inject(VersionDraft);
  readonly at = input.required<number>();
  readonly section = input.required<Section>();
  protected readonly kinds = QUESTION_KINDS;
  protected readonly kind = signal<QuestionKind>('text');
  protected readonly path = computed(() => `sections.${this.at()}`);
  protected readonly last = computed(() => this.draft.content().sections.length - 1);
  private readonly unwritten = computed(() => original(this.draft.language(), ''));

  protected errorOf(field: string): string | null {
    return this.sentence(this.draft.issues(), `${this.path()}.${field}`);
  }

  protected faulty(position: number): boolean {
    return this.draft.issues().some(({ path }) => `${path}.`.startsWith(`${this.path()}.questions.${position}.`));
  }

  /** The languages in which something of the question still has to be translated or agreed to. */
  protected untranslated(question: Question): Language[] {
    const texts = textsIn(question);
    return LANGUAGES.filter((language) => texts.some(({ text }) => wantsTranslation(text, language)));
  }

  protected help(): TranslatedText {
    return this.section().help ?? this.unwritten();
  }

  protected setTitle(title: TranslatedText): void {
    this.draft.set(withSection(this.draft.content(), this.at(), { title }));
  }

  protected setHelp(help: TranslatedText): void {
    this.draft.set(withSection(this.draft.content(), this.at(), { help: written(help) }));
  }

  protected move(step: -1 | 1): void {
    const content = this.draft.content();
    const to = this.at() + step;
    this.draft.set({ ...content, sections: moved(content.sections, this.at(), to) });
    this.say('questionnaires.section.moved', String(to + 1), `${this.section().key}.${step === 1 ? 'down' : 'up'}`);
  }

  protected remove(): void {
    const [at, section] = [this.at(), this.section()];
    const content = this.draft.content();
    this.draft.set({ ...content, sections: content.sections.filter((_each, index) => index !== at) });
    this.draft.removed.set({ what: 'section', undo: (now) => ({ ...now, sections: [...now.sections.slice(0, at), section, ...now.sections.slice(at)] }) });
  }

  protected add(): void {
    const question = emptyQuestion(this.kind(), this.draft.language());
    const place = { section: this.at(), question: this.section().questions.length };
    this.draft.set(insertQuestion(this.draft.content(), place, question));
    this.draft.open(question.key, true);
    setTimeout(() => document.getElementById(`${this.path()}.questions.${place.question}.label`)?.focus());
  }

  protected next(position: number, step: -1 | 1): Place | null {
    return nextPlace(this.draft.content(), { section: this.at(), question: position }, step);
  }

  protected moveQuestion(position: number, step: -1 | 1): void {
    const to = this.next(position, step);
    const question = this.section().questions[position];
    if (!to || !question) return;
    this.draft.set(moveQuestion(this.draft.content(), { section: this.at(), question: position }, to));
    this.say('questionnaires.question.moved', `${to.section + 1}.${to.question + 1}`, `${question.key}.${step === 1 ? 'down' : 'up'}`);
  }

  protected removeQuestion(position: number): void {
    const place = { section: this.at(), question: position };
    const question = this.section().questions[position];
    if (!question) return;
    const sectionKey = this.section().key;
    this.draft.set(removeQuestion(this.draft.content(), place));
    // Back into its section, wherever that one went meanwhile.
    this.draft.removed.set({ what: 'question', undo: (now) => insertQuestion(now, { section: now.sections.findIndex(({ key }) => key === sectionKey), question: position }, question) });
  }

  /** Says where it went, and keeps the focus on the button: moving the element in the page took it away. */
  private say(key: string, place: string, button: string): void {
    this.announcer.say(this.transloco.translate(key, { place }));
    setTimeout(() => {
      const asked = document.getElementById(button) as HTMLButtonElement | null;
      (asked?.disabled ? document.getElementById(button.replace(/\.(up|down)$/, (end) => (end === '.up' ? '.down' : '.up'))) : asked)?.focus();
    });
  }
}
