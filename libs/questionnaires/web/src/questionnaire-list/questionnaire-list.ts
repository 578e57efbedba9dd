import { Component, computed, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { may } from '@suivi/access/domain';
import { SessionStore } from '@suivi/access/web';
import { newQuestionnaireSchema, type Questionnaire, type QuestionnaireVersion } from '@suivi/questionnaires/domain';
import { original, readIn, type FieldIssue, type TranslatedText } from '@suivi/shared/domain';
import { ApiProblem, EmptyState, ErrorSummary, Field, fieldSentences, Icon, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView, TranslatedEditor } from '@suivi/shared/web';
import { issuesOf } from '../issues-of.ts';
import { QuestionnairesApi } from '../questionnaires-api.ts';
import { TranslationState } from '../translation-state/translation-state.ts';

/** The questionnaires with their versions; the coordinator begins new ones here. */
@Component({
  selector: 'suivi-questionnaire-list',
  imports: [RouterLink, TranslocoDirective, EmptyState, ErrorSummary, Field, Icon, Loading, ProblemMessage, SuiviDate, TextView, TranslatedEditor, TranslationState],
  templateUrl: './questionnaire-list.html',
  styleUrl: './questionnaire-list.scss',
})
export class QuestionnaireList {
  private readonly api = inject(QuestionnairesApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageStore);
  private readonly sentence = fieldSentences();
  private readonly loaded = resource({ loader: () => this.api.list() });
  protected readonly questionnaires = computed<readonly Questionnaire[] | null>(() => (this.loaded.hasValue() ? this.loaded.value().items : null));
  protected readonly loadProblem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  protected readonly builds = computed(() => {
    const role = this.session.session()?.role;
    return role !== undefined && may(role, 'questionnaires.edit');
  });
  protected readonly starting = signal(false);
  protected readonly title = signal<TranslatedText>(original(this.language.language(), ''));
  protected readonly from = signal<string | null>(null);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly sources = computed(() => (this.questionnaires() ?? []).flatMap((each) => each.versions.map(({ id, version }) => ({ id, version, name: readIn(each.title, this.language.language()).text }))));
  /** One key for one form: sent twice, the questionnaire is there once. */
  private readonly attempt = crypto.randomUUID();

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected reload(): void {
    this.loaded.reload();
  }

  protected async begin(): Promise<void> {
    const wanted = newQuestionnaireSchema.safeParse({ title: this.title(), fromVersionId: this.from() });
    this.issues.set(wanted.success ? [] : issuesOf(wanted.error));
    if (wanted.success) await this.goOn(() => this.api.begin(wanted.data, this.attempt));
  }

  protected beginVersion({ id }: Questionnaire): Promise<void> {
    return this.goOn(() => this.api.beginVersion(id));
  }

  private async goOn(act: () => Promise<QuestionnaireVersion>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { id } = await act();
      await this.router.navigate(['/questionnaires/versions', id]);
    } catch (error) {
      const problem = ApiProblem.from(error);
      const open = problem.code === 'already_open' ? (problem.current as { id?: string } | null)?.id : undefined;
      // A colleague began one since the list was read: it is the one to go on with.
      if (open) await this.router.navigate(['/questionnaires/versions', open]);
      else this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
