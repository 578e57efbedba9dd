import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NationalReport, ReportAnswer } from '@suivi/national-reports/domain';
import { findQuestion } from '@suivi/questionnaires/domain';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { keyOf } from '../place.ts';

/** Which answers colleagues saved while this person had the report before her. */
@Component({
  selector: 'suivi-report-news',
  imports: [TranslocoDirective],
  templateUrl: './report-news.html',
})
export class ReportNews {
  readonly report = input.required<NationalReport>();
  readonly news = input.required<readonly ReportAnswer[]>();
  readonly lead = output<string>();
  readonly seen = output<void>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly lines = computed(() =>
    this.news().map((answer) => {
      const found = findQuestion(this.report().questionnaire, answer.question);
      const label = found ? readIn(found.question.label, this.language.language()).text : '';
      return { key: keyOf(answer), name: answer.updatedByName, label: answer.item === '' ? label : `${this.vocabulary.articleName(answer.item)} · ${label}` };
    }),
  );
}
