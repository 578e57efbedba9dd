import { Component, computed, inject } from '@angular/core';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { findQuestion, type AnswerValue } from '@suivi/questionnaires/domain';
import { EditConflict, resolve, type Choice, type ConflictRow } from '@suivi/recommendations/web';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { answerWords } from '../../answer-reading/answer-words.ts';
import { placeOf } from '../place.ts';
import { ReportDraft } from '../report-draft.ts';

/** Answers on which two people wrote something else at the same time, both versions side by side. */
@Component({
  selector: 'suivi-answer-conflict',
  imports: [EditConflict],
  providers: [provideTranslocoScope('recommendations')],
  template: `
    @if (rows().length > 0) {
      <suivi-edit-conflict [rows]="rows()" (resolved)="decide($event)" />
    }
  `,
})
export class AnswerConflict {
  private readonly draft = inject(ReportDraft);
  private readonly translations = inject(TranslocoService);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly pairs = computed(() =>
    [...this.draft.collided()].map((key) => ({ key, mine: this.draft.mineOf(key), theirs: this.draft.answers().get(key)?.value ?? null })),
  );
  protected readonly rows = computed<ConflictRow[]>(() => this.pairs().map(({ key, mine, theirs }) => ({ field: key, label: this.labelOf(key), mine: this.wordsOf(key, mine), theirs: this.wordsOf(key, theirs), joinable: mine?.kind === 'text' && theirs?.kind === 'text' })));

  protected decide(choices: Readonly<Record<string, Choice>>): void {
    for (const { key, mine, theirs } of this.pairs()) this.draft.decide(key, decided(mine, theirs, choices[key] ?? 'mine'));
  }

  private labelOf(key: string): string {
    const { item } = placeOf(key);
    const question = this.questionOf(key);
    const label = question ? readIn(question.label, this.language.language()).text : '';
    return item === '' ? label : `${this.vocabulary.articleName(item)} · ${label}`;
  }

  private wordsOf(key: string, value: AnswerValue | null): string {
    const question = this.questionOf(key);
    const { language } = this;
    return question ? answerWords(question, value, { language: language.language(), say: (each) => this.translations.translate<string>(each), date: (iso) => language.formatDate(iso), number: (figure) => language.formatNumber(figure) }) : '';
  }

  private questionOf(key: string) {
    const content = this.draft.report()?.questionnaire;
    return content ? findQuestion(content, placeOf(key).question)?.question : undefined;
  }
}

/** What is kept of two answers; texts may be kept both, one after the other. */
function decided(mine: AnswerValue | null, theirs: AnswerValue | null, choice: Choice): AnswerValue | null {
  if (choice === 'theirs') return theirs;
  if (choice === 'mine' || mine?.kind !== 'text' || theirs?.kind !== 'text') return mine;
  const disagreement = { field: 'text' as const, mine: mine.text, theirs: theirs.text };
  return { kind: 'text', text: resolve({ merged: { text: mine.text }, disagreements: [disagreement] }, { text: 'both' }).text };
}
