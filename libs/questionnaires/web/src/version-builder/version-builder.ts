import type { ElementRef } from '@angular/core';
import { Component, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { questionsOf, translationOf, type QuestionnaireVersion } from '@suivi/questionnaires/domain';
import { original, type TranslatedText } from '@suivi/shared/domain';
import { Dialog, ErrorSummary, fieldSentences, Icon, ProblemMessage, TranslatedEditor } from '@suivi/shared/web';
import { Preview } from '../preview/preview.ts';
import { TranslationState } from '../translation-state/translation-state.ts';
import { emptySection, written } from './content-edits.ts';
import { OtherEdit } from './other-edit/other-edit.ts';
import { SectionEditor } from './section-editor/section-editor.ts';
import { TranslateView } from './translate-view/translate-view.ts';
import { VersionDraft } from './version-draft.ts';

const VIEWS = ['build', 'translate', 'preview'] as const;

/** Builds a draft: what it asks, in which order and on which condition, in every language; and publishes it. */
@Component({
  selector: 'suivi-version-builder',
  imports: [TranslocoDirective, Dialog, ErrorSummary, Icon, OtherEdit, Preview, ProblemMessage, SectionEditor, TranslateView, TranslatedEditor, TranslationState],
  templateUrl: './version-builder.html',
  styleUrl: './version-builder.scss',
  providers: [VersionDraft],
})
export class VersionBuilder {
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  protected readonly draft = inject(VersionDraft);
  readonly version = input.required<QuestionnaireVersion>();
  readonly published = output<void>();
  protected readonly views = VIEWS;
  protected readonly view = signal<(typeof VIEWS)[number]>('build');
  protected readonly publishing = signal(false);
  protected readonly discarding = signal(false);
  protected readonly content = this.draft.content;
  protected readonly translation = computed(() => translationOf(this.content()));
  protected readonly questions = computed(() => questionsOf(this.content()).length);
  private readonly undoButton = viewChild<ElementRef<HTMLElement>>('undoButton');

  constructor() {
    effect(() => {
      const version = this.version();
      untracked(() => this.draft.begin(version));
    });
    // The button that removed is gone: who uses the keyboard goes on with taking it back.
    effect(() => this.undoButton()?.nativeElement.focus());
  }

  protected introduction(): TranslatedText {
    return this.content().introduction ?? original(this.draft.language(), '');
  }

  protected setTitle(title: TranslatedText): void {
    this.draft.set({ ...this.content(), title });
  }

  protected setIntroduction(text: TranslatedText): void {
    this.draft.set({ ...this.content(), introduction: written(text) });
  }

  protected addSection(): void {
    const section = emptySection(this.draft.language());
    this.draft.set({ ...this.content(), sections: [...this.content().sections, section] });
    const id = `sections.${this.content().sections.length - 1}.title`;
    setTimeout(() => document.getElementById(id)?.focus());
  }

  protected errorOf(path: string): string | null {
    return this.sentence(this.draft.issues(), path);
  }

  /** Says which section or question an issue is in, before the sentence itself. */
  protected readonly naming = (path: string): string => {
    const [part, section, , question] = path.split('.');
    if (part !== 'sections' || section === undefined) return '';
    const place = question === undefined ? String(Number(section) + 1) : `${Number(section) + 1}.${Number(question) + 1}`;
    return `${this.transloco.translate<string>(question === undefined ? 'questionnaires.section.number' : 'questionnaires.question.number', { place })} `;
  };

  protected async save(): Promise<void> {
    this.view.set('build');
    // The line beside the button says aloud that it is saved.
    await this.draft.save();
  }

  protected async publish(): Promise<void> {
    this.publishing.set(false);
    this.view.set('build');
    if (await this.draft.publish()) this.published.emit();
  }

  protected async discard(): Promise<void> {
    this.discarding.set(false);
    if (await this.draft.discard()) await this.router.navigate(['/questionnaires']);
  }
}
