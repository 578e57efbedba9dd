import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { NationalReport } from '@suivi/national-reports/domain';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { EditorState } from '../editor-state.ts';
import { keyOf } from '../place.ts';
import { bySection } from '../report-progress.ts';

/** The questions that the coordinator returned with a comment, each line leading to it, also in another section. */
@Component({
  selector: 'suivi-returned-questions',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t">
      <p>{{ t('rounds.editor.returned_questions', { count: editor.returned().length }) }}</p>
      @for (section of sections(); track section.key) {
        <p>{{ section.title }}</p>
        <ul>
          @for (line of section.lines; track line.path) {
            <li><a [href]="'#' + line.path" (click)="$event.preventDefault(); lead.emit(line.path)">{{ line.label }}</a></li>
          }
        </ul>
      }
    </ng-container>
  `,
})
export class ReturnedQuestions {
  readonly report = input.required<NationalReport>();
  /** The key of the place. */
  readonly lead = output<string>();
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  protected readonly editor = inject(EditorState);
  protected readonly sections = computed(() =>
    bySection(this.report(), [...new Set(this.editor.returned().map(keyOf))].map((path) => ({ path }))).map(({ section, places }) => ({
      key: section.key,
      title: readIn(section.title, this.language.language()).text,
      lines: places.map(({ path, question, item }) => ({ path, label: item === '' ? readIn(question.label, this.language.language()).text : this.vocabulary.articleName(item) })),
    })),
  );
}
