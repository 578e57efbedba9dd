import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { STAGES, type Stage } from '@suivi/questionnaires/domain';
import type { FieldIssue } from '@suivi/shared/domain';
import { fieldSentences, Icon, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { MATRIX_CHOICES } from '@suivi/transposition/domain';
import { addressOf, type MatrixFilters } from '../matrix-address.ts';

const INSTRUMENTS = ['UNTOC', 'SOM'] as const;

/** Which part of the matrix, and as of which day. */
@Component({
  selector: 'suivi-matrix-filters',
  imports: [TranslocoDirective, Icon],
  templateUrl: './matrix-filters.html',
  styleUrl: './matrix-filters.scss',
})
export class MatrixFiltersForm {
  readonly filters = input.required<MatrixFilters>();
  /** The day as the address gives it, and what is at fault with it. */
  readonly day = input.required<string>();
  readonly dayIssues = input.required<readonly FieldIssue[]>();
  readonly changed = output<MatrixFilters>();
  private readonly language = inject(LanguageStore);
  private readonly sentenceOf = fieldSentences();
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly dayError = computed(() => this.sentenceOf(this.dayIssues(), 'on'));
  /** On a phone the choices stand behind a button, unless one of them is at fault. */
  protected readonly open = linkedSignal<string | null, boolean>({ source: this.dayError, computation: (error, previous) => error !== null || (previous?.value ?? false) });
  protected readonly instruments = INSTRUMENTS;
  protected readonly stages = STAGES;
  protected readonly choices = MATRIX_CHOICES;
  protected readonly today = new Date().toISOString().slice(0, 10);
  protected readonly narrowed = computed(() => Object.keys(addressOf(this.filters())).length > 0 || this.day() !== '');
  protected readonly states = computed(() =>
    this.vocabulary
      .states()
      .map(({ code }) => ({ code, name: this.language.stateName(code) }))
      .sort((left, right) => this.language.compare(left.name, right.name)),
  );

  protected set(patch: Partial<MatrixFilters>): void {
    this.changed.emit({ ...this.filters(), ...patch });
  }

  protected setStage(stage: string): void {
    this.set({ stage: stage ? [stage as Stage] : undefined });
  }

  protected setOnly(only: string): void {
    this.set({ only: MATRIX_CHOICES.find((choice) => choice === only) });
  }

  protected setInstrument(instrument: string): void {
    this.set({ instrument: INSTRUMENTS.find((each) => each === instrument) });
  }
}
