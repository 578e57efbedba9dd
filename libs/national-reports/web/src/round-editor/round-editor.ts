import { Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { roundPlanSchema, type Round, type RoundPlan } from '@suivi/national-reports/domain';
import { issuesOf } from '@suivi/recommendations/web';
import { LANGUAGES, readIn, type FieldIssue } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, fieldSentences, forgetForm, keepForm, keptForm, LanguageStore, Loading, ProblemMessage, problemOf, routeId, TranslatedEditor } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { namedBy } from '../page-words.ts';
import { RoundsApi } from '../rounds-api.ts';
import { emptyPlan, planOf } from './round-plan.ts';

/** Under which name each field stands on the form. */
const NAMES: Readonly<Record<string, string>> = { title: 'name', questionnaireVersionId: 'questionnaire', meetingId: 'meeting', opensOn: 'opens_on', closesOn: 'closes_on', stateCodes: 'states', languages: 'languages' };

/** Plans a round before it is opened: what it is for, what it asks, of whom, and until when. */
@Component({
  selector: 'suivi-round-editor',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, ErrorSummary, Field, Loading, ProblemMessage, TranslatedEditor],
  templateUrl: './round-editor.html',
  styleUrl: './round-editor.scss',
})
export class RoundEditor {
  private readonly api = inject(RoundsApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly sentence = fieldSentences();
  private readonly translations = inject(TranslocoService);
  protected readonly languages = LANGUAGES;
  /** Empty for a new one. */
  protected readonly id = routeId();

  private readonly record = resource({ params: () => this.id() || undefined, loader: ({ params }) => this.api.read(params) });
  private readonly asked = resource({ loader: () => this.api.questionnaires() });
  protected readonly loadProblem = computed(() => problemOf(this.record) ?? problemOf(this.asked));
  private readonly base = signal<Round | null>(null);
  protected readonly content = signal<RoundPlan | null>(null);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly restored = signal(false);
  private readonly userId = computed(() => this.session.session()?.user.id ?? '');
  private readonly keptAs = computed(() => `round.${this.id() || 'new'}`);
  /** One key for one form: sent twice, the round is there once. */
  private attempt = crypto.randomUUID();

  protected readonly questionnaires = computed(() =>
    (this.asked.hasValue() ? this.asked.value().items : []).flatMap(({ title, versions }) =>
      versions.filter(({ phase }) => phase === 'published').map(({ id, version, questions }) => ({ id, version, questions, name: readIn(title, this.language.language()).text })),
    ),
  );
  protected readonly states = computed(() =>
    this.vocabulary
      .states()
      .map(({ code }) => ({ code, name: this.language.stateName(code) }))
      .sort((one, other) => this.language.compare(one.name, other.name)),
  );
  protected readonly meetings = computed(() => this.vocabulary.meetings().map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text })));

  constructor() {
    namedBy('rounds.form.title');
    effect(() => {
      const record = this.record.hasValue() ? this.record.value() : null;
      const known = this.id() === '' ? !this.vocabulary.loading() && this.vocabulary.states().length > 0 : record !== null;
      if (known) untracked(() => this.begin(record));
    });
  }

  protected set(patch: Partial<RoundPlan>): void {
    this.content.update((content) => content && { ...content, ...patch });
    const content = this.content();
    if (content) keepForm(this.userId(), this.keptAs(), { content, base: this.base() });
  }

  protected toggle<Key extends 'languages' | 'stateCodes'>(key: Key, value: RoundPlan[Key][number], on: boolean): void {
    const chosen = (this.content()?.[key] ?? []) as RoundPlan[Key][number][];
    this.set({ [key]: on ? [...chosen, value] : chosen.filter((each) => each !== value) });
  }

  protected errorOf(field: keyof RoundPlan): string | null {
    return this.sentence(this.issues(), field);
  }

  /** Two fields may ask for the same: each line of the summary says which it is about. */
  protected readonly naming = (path: string): string => {
    const name = NAMES[path.split('.')[0] ?? ''];
    return name ? this.translations.translate<string>('rounds.form.at', { field: this.translations.translate<string>(`rounds.form.${name}`) }) : '';
  };

  protected async save(): Promise<void> {
    const plan = roundPlanSchema.safeParse(this.content());
    // Of what was never chosen it is said that it is missing, not that its form is wrong.
    this.issues.set(plan.success ? [] : issuesOf(plan.error).map(({ path, code }) => ({ path, code: path === 'questionnaireVersionId' ? 'round.no_questionnaire' : code })));
    if (!plan.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const base = this.base();
      const { id } = base ? await this.api.change(base.id, plan.data, base.rowVersion) : await this.api.plan(plan.data, this.attempt);
      forgetForm(this.userId(), this.keptAs());
      await this.router.navigate(['/rounds', id]);
    } catch (error) {
      await this.explain(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected forget(): void {
    forgetForm(this.userId(), this.keptAs());
    this.restored.set(false);
    this.content.set(this.base() ? planOf(this.base()!) : this.empty());
  }

  private begin(record: Round | null): void {
    const kept = keptForm<RoundPlan, Round>(this.userId(), this.keptAs());
    this.base.set(record);
    if (this.content() !== null) return;
    this.restored.set(kept !== null);
    this.content.set(kept?.content ?? (record ? planOf(record) : this.empty()));
  }

  /** After a stale save what is on screen stays; the next save is based on the version of now, and says so. */
  private async explain(problem: ApiProblem): Promise<void> {
    this.attempt = problem.status >= 400 && problem.status < 500 ? crypto.randomUUID() : this.attempt;
    this.issues.set(problem.issues);
    this.problem.set(problem.issues.length > 0 ? null : problem);
    if (problem.code === 'stale' && this.base()) this.base.set(await this.api.read(this.id()));
  }

  private empty(): RoundPlan {
    return emptyPlan(this.language.language(), this.vocabulary.states().map(({ code }) => code));
  }
}
