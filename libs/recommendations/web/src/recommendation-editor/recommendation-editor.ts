import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { newRecommendationSchema, type NewRecommendation, type Recommendation } from '@suivi/recommendations/domain';
import { original, readIn, type FieldIssue } from '@suivi/shared/domain';
import { SessionStore } from '@suivi/access/web';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, forgetForm, keepForm, keptForm, LanguageStore, Loading, ProblemMessage, TranslatedEditor } from '@suivi/shared/web';
import { issueSentences, issuesOf } from '../field-issues.ts';
import { RecommendationsApi } from '../recommendations-api.ts';
import { problemOf, routeId } from '../route-record.ts';
import { ChoiceList } from './choice-list/choice-list.ts';
import { VocabularyStore } from '@suivi/states/web';

function formOf({ title, text, themeIds, articleIds, sdgTargets, sourceUrl, illustrative, meeting, stateCodes }: Recommendation): NewRecommendation {
  return { title, text, themeIds, articleIds, sdgTargetIds: sdgTargets.map(({ id }) => id), sourceUrl, illustrative, meetingId: meeting.id, stateCodes };
}

/** Writes a recommendation before it is adopted: its text, what it is about, and which States adopt it. */
@Component({
  selector: 'suivi-recommendation-editor',
  imports: [RouterLink, TranslocoDirective, Breadcrumb, ChoiceList, ErrorSummary, Field, Loading, ProblemMessage, TranslatedEditor],
  templateUrl: './recommendation-editor.html',
  styleUrl: './recommendation-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RecommendationEditor {
  private readonly api = inject(RecommendationsApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly sentence = issueSentences();
  protected readonly language = inject(LanguageStore);
  protected readonly vocabulary = inject(VocabularyStore);
  /** Empty for a new one. */
  protected readonly id = routeId();

  protected readonly record = resource({ params: () => this.id() || undefined, loader: ({ params }) => this.api.recommendation(params) });
  protected readonly loadProblem = computed(() => problemOf(this.record));
  private readonly base = signal<Recommendation | null>(null);
  protected readonly ready = computed(() => this.id() === '' || this.base() !== null);
  protected readonly content = signal<NewRecommendation>(this.empty());
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly restored = signal(false);
  private readonly userId = computed(() => this.session.session()?.user.id ?? '');
  private readonly keptAs = computed(() => (this.id() ? `recommendation.${this.id()}` : 'recommendation.new'));

  private readonly sdg = resource({ loader: () => this.api.sdgTargets() });
  protected readonly sdgTargets = computed(() => (this.sdg.hasValue() ? this.sdg.value().items : []).map(({ id, title }) => ({ id, name: `${id} · ${readIn(title, this.language.language()).text}` })));
  protected readonly themes = computed(() => this.vocabulary.taxonomies().flatMap(({ themes }) => themes.map(({ id }) => ({ id, name: this.vocabulary.themeName(id) }))));
  protected readonly articles = computed(() => this.vocabulary.articles().map(({ id, title }) => ({ id, name: `${this.vocabulary.articleName(id)} · ${readIn(title, this.language.language()).text}` })));
  protected readonly states = computed(() => this.vocabulary.states().map(({ code }) => ({ id: code, name: this.language.stateName(code) })));
  protected readonly meetings = computed(() => this.vocabulary.meetings().map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text })));

  constructor() {
    effect(() => {
      if (this.id() !== '' && !this.record.hasValue()) return;
      const record = this.id() === '' ? null : this.record.value()!;
      untracked(() => this.begin(record));
    });
  }

  protected set(patch: Partial<NewRecommendation>): void {
    this.content.update((content) => ({ ...content, ...patch }));
    keepForm<NewRecommendation, Recommendation>(this.userId(), this.keptAs(), { content: this.content(), base: this.base() });
  }

  /** Drops what this device kept, and begins anew from what is saved. */
  protected startAnew(): void {
    forgetForm(this.userId(), this.keptAs());
    this.restored.set(false);
    this.issues.set([]);
    const base = this.base();
    this.content.set(base ? formOf(base) : this.empty());
  }

  protected errorOf(field: keyof NewRecommendation): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async save(): Promise<void> {
    const content = newRecommendationSchema.safeParse(this.content());
    this.issues.set(content.success ? [] : issuesOf(content.error));
    if (!content.success || this.busy()) return;
    this.busy.set(true);
    try {
      const base = this.base();
      const { id } = base ? await this.api.change(base.id, content.data, base.rowVersion) : await this.api.draft(content.data);
      forgetForm(this.userId(), this.keptAs());
      await this.router.navigate(['/recommendations', id]);
    } catch (error) {
      await this.explain(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** After a stale save what is on screen stays; the next save is based on the version of now, and says so. */
  private async explain(problem: ApiProblem): Promise<void> {
    this.problem.set(problem);
    if (problem.code === 'stale' && this.base()) this.base.set(await this.api.recommendation(this.id()));
  }

  /** Puts back what this device kept, based on the version it was written over: who changed it since is asked about at saving. */
  private begin(record: Recommendation | null): void {
    const kept = keptForm<NewRecommendation, Recommendation>(this.userId(), this.keptAs());
    this.base.set(kept?.base ?? record);
    this.restored.set(kept !== null);
    this.content.set(kept?.content ?? (record ? formOf(record) : this.empty()));
  }

  private empty(): NewRecommendation {
    const text = original(this.language.language(), '');
    return { title: text, text, themeIds: [], articleIds: [], sdgTargetIds: [], sourceUrl: null, illustrative: false, meetingId: '', stateCodes: [] };
  }
}
