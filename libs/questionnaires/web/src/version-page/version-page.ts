import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { may } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import { questionsOf, translationOf, type QuestionnaireVersion } from '@suivi/questionnaires/domain';
import { readIn } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, LanguageStore, Loading, PageTitle, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { map } from 'rxjs';
import { Preview } from '../preview/preview.ts';
import { QuestionnairesApi } from '../questionnaires-api.ts';
import { TranslationState } from '../translation-state/translation-state.ts';
import { VersionBuilder } from '../version-builder/version-builder.ts';

/** A version of a questionnaire: built by the coordinator while it is a draft, read as it is answered once it is published. */
@Component({
  selector: 'suivi-version-page',
  imports: [TranslocoDirective, Breadcrumb, Loading, Preview, ProblemMessage, SuiviDate, TextView, TranslationState, VersionBuilder],
  templateUrl: './version-page.html',
})
export class VersionPage {
  private readonly api = inject(QuestionnairesApi);
  private readonly router = inject(Router);
  private readonly title = inject(PageTitle);
  private readonly language = inject(LanguageStore);
  private readonly session = inject(SessionStore);
  private readonly id = toSignal(inject(ActivatedRoute).paramMap.pipe(map((params) => params.get('id') ?? '')), { requireSync: true });
  private readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.version(params) });
  protected readonly version = computed(() => (this.record.hasValue() ? this.record.value() : null));
  protected readonly loadProblem = computed(() => (this.record.error() ? ApiProblem.from(this.record.error()) : null));
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly builds = computed(() => {
    const role = this.session.session()?.role;
    return role !== undefined && may(role, 'questionnaires.edit');
  });
  protected readonly questions = computed(() => questionsOf(this.version()?.content ?? { sections: [] }).length);
  protected readonly translation = computed(() => {
    const version = this.version();
    return version && translationOf(version.content);
  });

  constructor() {
    effect(() => {
      const version = this.version();
      const name = version && readIn(version.content.title, this.language.language()).text;
      if (name) untracked(() => this.title.detail(name));
    });
  }

  protected published(): void {
    this.record.reload();
  }

  protected async begin({ questionnaireId }: QuestionnaireVersion): Promise<void> {
    this.problem.set(null);
    try {
      const { id } = await this.api.beginVersion(questionnaireId);
      await this.router.navigate(['/questionnaires/versions', id]);
    } catch (error) {
      const problem = ApiProblem.from(error);
      const open = problem.code === 'already_open' ? (problem.current as { id?: string } | null)?.id : undefined;
      // One is being built already: it is the one to go on with.
      if (open) await this.router.navigate(['/questionnaires/versions', open]);
      else this.problem.set(problem);
    }
  }
}
