import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Audience } from '@suivi/access/domain';
import { AudienceMark, AudiencePicker, SessionStore } from '@suivi/access/web';
import type { ReportSection, ReportSectionChange } from '@suivi/national-reports/domain';
import { readIn } from '@suivi/shared/domain';
import { ApiProblem, Field, LanguageStore, ProblemMessage, TextView } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { ReportDraft } from '../report-draft.ts';

/** Who writes a section, who may see it once it is validated, and whether it is ready; decided by the focal point. */
@Component({
  selector: 'suivi-section-settings',
  imports: [TranslocoDirective, AudienceMark, AudiencePicker, Field, ProblemMessage, TextView],
  templateUrl: './section-settings.html',
  styleUrl: './section-settings.scss',
})
export class SectionSettings {
  readonly settings = input.required<ReportSection>();
  readonly editable = input.required<boolean>();
  private readonly draft = inject(ReportDraft);
  private readonly session = inject(SessionStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly language = inject(LanguageStore);
  protected readonly decides = computed(() => this.editable() && this.session.can('reports.assign'));
  protected readonly busy = signal(false);
  protected readonly problem = linkedSignal<string, ApiProblem | null>({ source: () => this.settings().key, computation: () => null });
  protected readonly institutions = computed(() => {
    const state = this.session.session()?.state?.code;
    return this.vocabulary
      .institutions()
      .filter(({ stateCode }) => stateCode === state)
      .map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text }))
      .sort((one, other) => this.language.compare(one.name, other.name));
  });

  protected async change(change: ReportSectionChange): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.draft.changeSection(this.settings().key, change);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected show(audience: Audience): Promise<void> {
    return this.change({ audience });
  }
}
