import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { hasChanged } from '@suivi/national-reports/domain';
import type { Evidence } from '@suivi/evidence/domain';
import type { AnswerValue, Question } from '@suivi/questionnaires/domain';
import { AnswerField } from '@suivi/questionnaires/web';
import { Icon, issueKeys, LanguageStore, TextView } from '@suivi/shared/web';
import { AnswerReading } from '../../answer-reading/answer-reading.ts';
import { keyOf } from '../place.ts';
import { EditorState } from '../editor-state.ts';
import { ReportDraft } from '../report-draft.ts';

/** One question of a report while it is written, or one article of it: the field, what was said before, what came back, and the proof. */
@Component({
  selector: 'suivi-report-question',
  imports: [NgComponentOutlet, TranslocoDirective, AnswerField, AnswerReading, Icon, TextView],
  templateUrl: './report-question.html',
  styleUrl: './report-question.scss',
})
export class ReportQuestion {
  readonly question = input.required<Question>();
  /** The article, where the question asks for several. */
  readonly item = input('');
  protected readonly draft = inject(ReportDraft);
  protected readonly editor = inject(EditorState);
  protected readonly language = inject(LanguageStore);
  private readonly translations = inject(TranslocoService);
  private readonly issueKey = issueKeys();
  protected readonly place = computed(() => ({ question: this.question().key, item: this.item() }));
  protected readonly key = computed(() => keyOf(this.place()));
  protected readonly answer = computed(() => this.draft.answers().get(this.key()) ?? null);
  protected readonly value = computed<AnswerValue | null>(() => this.draft.values().get(this.key()) ?? null);
  protected readonly previous = computed(() => this.answer()?.previous ?? null);
  protected readonly changed = computed(() => hasChanged({ value: this.value(), previous: this.previous() }));
  protected readonly evidence = computed(() => (this.draft.report()?.evidence ?? []).filter((piece) => keyOf(piece) === this.key()));
  protected readonly comments = computed(() => this.editor.returned().filter((comment) => keyOf(comment) === this.key()));
  protected readonly reading = signal(false);
  protected readonly writable = computed(() => this.editor.writable());
  protected readonly state = computed(() => this.draft.stateOf(this.key()));
  protected readonly error = computed(() => {
    this.translations.activeLang();
    const code = this.draft.refusalOf(this.key())?.issues[0]?.code ?? this.editor.missing().find(({ path }) => path === this.key())?.code;
    const refused = this.draft.refusalOf(this.key());
    if (code) return this.translations.translate<string>(this.issueKey(code));
    return refused ? this.translations.translate<string>(`problem.${refused.code}.title`) : null;
  });
  /** Whether its evidence is unfolded; of one place at a time, since the forms would be told apart by nothing. */
  protected readonly proving = computed(() => this.editor.proving() === this.key());

  private readonly fetched = resource({ params: () => (this.proving() || (!this.writable() && this.evidence().length > 0) ? 'evidence' : undefined), loader: () => import('../answer-evidence/answer-evidence.ts') });
  protected readonly proof = computed(() => (this.fetched.hasValue() ? this.fetched.value().AnswerEvidenceView : null));
  protected readonly proofInputs = computed(() => ({
    answer: { reportId: this.draft.report()?.id ?? '', ...this.place() },
    evidence: this.evidence(),
    audience: this.editor.settings()?.audience ?? 'delegation',
    writable: this.writable(),
    changed: (pieces: Evidence[]) => this.draft.setEvidence(this.place(), pieces),
  }));

  protected write(value: AnswerValue | null): void {
    this.draft.change(this.place(), value);
  }

  protected takePrevious(): void {
    this.write(this.previous());
  }
}
