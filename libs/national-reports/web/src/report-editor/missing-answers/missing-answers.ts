import { Component, computed, effect, inject, input, output, viewChild, type ElementRef } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NationalReport } from '@suivi/national-reports/domain';
import { readIn, type FieldIssue } from '@suivi/shared/domain';
import { issueKeys, LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { bySection } from '../report-progress.ts';

/** What keeps a report from being submitted, each line leading to its question, also in another section. */
@Component({
  selector: 'suivi-missing-answers',
  imports: [TranslocoDirective],
  templateUrl: './missing-answers.html',
})
export class MissingAnswers {
  readonly report = input.required<NationalReport>();
  readonly issues = input.required<readonly FieldIssue[]>();
  /** Counts her tries to send: the list is read out again each time. */
  readonly tries = input.required<number>();
  /** The key of the place. */
  readonly lead = output<string>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly box = viewChild<ElementRef<HTMLElement>>('box');
  protected readonly issueKey = issueKeys();
  protected readonly sections = computed(() =>
    bySection(this.report(), this.issues()).map(({ section, places }) => ({
      key: section.key,
      title: readIn(section.title, this.language.language()).text,
      lines: places.map(({ path, code, question, item }) => ({ path, code, label: item === '' ? readIn(question.label, this.language.language()).text : this.vocabulary.articleName(item) })),
    })),
  );

  constructor() {
    effect(() => {
      if (this.tries() > 0) this.box()?.nativeElement.focus();
    });
  }
}
