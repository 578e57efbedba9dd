import { Component, DOCUMENT, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LANGUAGES, type Language } from '@suivi/shared/domain';
import { ApiProblem, Icon, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { saveDocument } from './save-document.ts';

/** A report to keep: as PDF or as a text document, in any of the three languages. Its texts are those of the scope `documents`. */
@Component({
  selector: 'suivi-report-documents',
  imports: [TranslocoDirective, Icon, ProblemMessage],
  templateUrl: './report-documents.html',
  styleUrl: './report-documents.scss',
})
export class ReportDocuments {
  private readonly document = inject(DOCUMENT);
  /** The address of the report in the API, such as `/national-reports/…`. */
  readonly address = input.required<string>();
  protected readonly languages = LANGUAGES;
  protected readonly endings = ['pdf', 'docx'] as const;
  protected readonly language = linkedSignal<Language>(inject(LanguageStore).language);
  protected readonly making = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected async save(ending: 'pdf' | 'docx'): Promise<void> {
    if (this.making()) return;
    this.making.set(true);
    this.problem.set(null);
    try {
      await saveDocument(this.document, `${this.address()}/report.${ending}`, { language: this.language() });
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.making.set(false);
    }
  }

  protected print(): void {
    this.document.defaultView?.print();
  }
}
