import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { findQuestion, type AnswerValue } from '@suivi/questionnaires/domain';
import { joinTexts, readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { answerWords } from '../../answer-reading/answer-words.ts';
import { placeOf } from '../place.ts';
import { ReportDraft } from '../report-draft.ts';

/** Answers on which two people wrote something else at the same time: both versions side by side, and the choice between them. */
@Component({
  selector: 'suivi-answer-conflict',
  imports: [TranslocoDirective],
  templateUrl: './answer-conflict.html',
  styleUrl: './answer-conflict.scss',
})
export class AnswerConflict {
  protected readonly draft = inject(ReportDraft);
  private readonly translations = inject(TranslocoService);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly rows = computed(() =>
    [...this.draft.collided()].map((key) => {
      const answer = this.draft.answers().get(key);
      const [mine, theirs] = [this.draft.mineOf(key), answer?.value ?? null];
      const both: AnswerValue | null = mine?.kind === 'text' && theirs?.kind === 'text' ? { kind: 'text', text: joinTexts(mine.text, theirs.text) } : null;
      return { key, label: this.labelOf(key), mine, theirs, both, name: answer?.updatedByName ?? null, mineRead: this.wordsOf(key, mine), theirsRead: this.wordsOf(key, theirs) };
    }),
  );

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
