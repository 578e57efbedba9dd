import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportSubmission, SubmittedSection } from '@suivi/national-reports/domain';
import { STAGES, type Question, type Stage } from '@suivi/questionnaires/domain';
import { EvidenceList } from '@suivi/evidence/web';
import { Icon, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { AnswerReading } from '../../answer-reading/answer-reading.ts';
import { keyOf } from '../../report-editor/place.ts';
import { ReviewNotes } from '../review-notes.ts';

/** A question of a submitted report, or one article of it: what is declared, on what proof, and what the coordinator notes beside it. */
@Component({
  selector: 'suivi-submitted-question',
  imports: [TranslocoDirective, AnswerReading, EvidenceList, Icon, TextView],
  templateUrl: './submitted-question.html',
  styleUrl: './submitted-question.scss',
})
export class SubmittedQuestion {
  readonly question = input.required<Question>();
  readonly item = input('');
  readonly submission = input.required<ReportSubmission>();
  readonly section = input.required<SubmittedSection>();
  /** Whether the reader decides on it now. */
  readonly deciding = input.required<boolean>();
  protected readonly notes = inject(ReviewNotes);
  protected readonly vocabulary = inject(VocabularyStore);
  protected readonly stages = STAGES;
  protected readonly key = computed(() => keyOf({ question: this.question().key, item: this.item() }));
  protected readonly article = computed(() => this.vocabulary.articles().find(({ id }) => id === this.item())?.title ?? null);
  protected readonly value = computed(() => this.section().answers.find((answer) => keyOf(answer) === this.key())?.value ?? null);
  protected readonly evidence = computed(() => this.section().evidence.filter((piece) => keyOf(piece) === this.key()));
  protected readonly comment = computed(() => this.notes.questions()[this.key()] ?? '');
  protected readonly writing = signal(false);
  protected readonly declared = computed(() => {
    const value = this.value();
    return value?.kind === 'articles' ? value.stage : null;
  });
  /** What the coordinator found, once she has decided. */
  protected readonly verified = computed(() => (this.item() === '' ? null : (this.submission().verified.find(({ articleId }) => articleId === this.item())?.stage ?? null)));
  protected readonly found = computed<Stage | null>(() => this.notes.stages()[this.item()] ?? this.declared());
  protected readonly returned = computed(() => (this.submission().review?.questions ?? []).filter((comment) => keyOf(comment) === this.key()));

  protected write(): void {
    this.writing.set(true);
    setTimeout(() => document.getElementById(`${this.key()}-comment`)?.focus());
  }
}
