import { ChangeDetectionStrategy, Component, computed, effect, inject, resource, signal, untracked } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AudiencePicker, SessionStore } from '@suivi/access/web';
import { ACTION_TEMPLATES, milestonesAfter, partChangeSchema, type Action, type ActionPart, type PartChange } from '@suivi/actions/domain';
import { EditConflict, issueSentences, issuesOf, pageName, problemOf, resolve, routeId, writtenOrNull, type Choice } from '@suivi/recommendations/web';
import { original, readIn, type FieldIssue, type TranslatedText } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, forgetForm, keepForm, keptForm, LanguageStore, Loading, ProblemMessage, TextView, TranslatedEditor } from '@suivi/shared/web';
import { VocabularyStore } from '@suivi/states/web';
import { ownPart } from '../acting-state.ts';
import { ActionsApi } from '../actions-api.ts';
import { CommitmentChoice } from '../commitment-choice/commitment-choice.ts';
import { MilestoneEditor } from './milestone-editor/milestone-editor.ts';
import { PartConflict } from './part-conflict.ts';
import { formOfPart, milestonesOf, savedOver } from './part-form.ts';

const NOTHING: PartChange = { responsibleInstitutionId: null, supportingInstitutionIds: [], contact: null, means: null, assistance: null, obstacles: null, commitmentIds: [], milestones: [], audience: 'participants' };

/** Writes the own State's part: who does it, in which steps, with what means, and who may see it. */
@Component({
  selector: 'suivi-part-editor',
  imports: [RouterLink, TranslocoDirective, AudiencePicker, Breadcrumb, CommitmentChoice, EditConflict, ErrorSummary, Field, Loading, MilestoneEditor, ProblemMessage, TextView, TranslatedEditor],
  providers: [PartConflict],
  templateUrl: './part-editor.html',
  styleUrl: './part-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PartEditor {
  private readonly api = inject(ActionsApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly vocabulary = inject(VocabularyStore);
  private readonly language = inject(LanguageStore);
  private readonly sentence = issueSentences();
  private readonly translations = inject(TranslocoService);
  /** Which of the milestones an issue is about. */
  protected readonly ofMilestone = (path: string): string => {
    const place = /^milestones\.(\d+)\./.exec(path)?.[1];
    return place === undefined ? '' : this.translations.translate<string>('actions.milestone.at', { number: Number(place) + 1 });
  };
  protected readonly conflicts = inject(PartConflict);
  protected readonly id = routeId();
  private readonly template = ACTION_TEMPLATES.find((each) => each === inject(ActivatedRoute).snapshot.queryParamMap.get('template')) ?? null;

  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.action(params) });
  protected readonly loadProblem = computed(() => problemOf(this.record) ?? (this.record.hasValue() && !ownPart(this.record.value(), this.state()) ? new ApiProblem({ code: 'forbidden' }) : null));
  protected readonly state = computed(() => this.session.session()?.state?.code ?? null);
  private readonly userId = computed(() => this.session.session()?.user.id ?? '');
  private readonly keptAs = computed(() => `part.${this.id()}`);

  /** The part that the form is based on; another one after a conflict. */
  protected readonly base = signal<ActionPart | null>(null);
  protected readonly content = signal<PartChange>(NOTHING);
  protected readonly restored = signal(false);
  protected readonly keptHere = signal(true);
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  protected readonly texts = ['means', 'assistance', 'obstacles'] as const;
  protected readonly empty = computed(() => original(this.language.language(), ''));
  protected readonly draft = computed(() => this.record.hasValue() && this.record.value().phase === 'draft');

  protected readonly institutions = computed(() =>
    this.vocabulary
      .institutions()
      .filter(({ stateCode }) => stateCode === this.state())
      .map(({ id, name }) => ({ id, name: readIn(name, this.language.language()).text }))
      .sort((left, right) => this.language.compare(left.name, right.name)),
  );

  constructor() {
    pageName(computed(() => (this.record.hasValue() ? this.record.value().reference : null)));
    effect(() => {
      if (!this.record.hasValue()) return;
      const action = this.record.value();
      untracked(() => this.begin(action));
    });
  }

  protected set(patch: Partial<PartChange>): void {
    this.content.update((content) => ({ ...content, ...patch }));
    this.keptHere.set(keepForm(this.userId(), this.keptAs(), { content: this.content(), base: this.base() }));
  }

  protected write(field: 'means' | 'assistance' | 'obstacles', text: TranslatedText): void {
    this.set({ [field]: writtenOrNull(text) });
  }

  protected support(id: string, on: boolean): void {
    const others = this.content().supportingInstitutionIds.filter((each) => each !== id);
    this.set({ supportingInstitutionIds: on ? [...others, id].sort() : others });
  }

  /** Who is responsible does not support itself. */
  protected lead(id: string | null): void {
    this.set({ responsibleInstitutionId: id, supportingInstitutionIds: this.content().supportingInstitutionIds.filter((each) => each !== id) });
  }

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  /** Drops what this device kept, and begins from what is saved. */
  protected startAnew(): void {
    forgetForm(this.userId(), this.keptAs());
    this.restored.set(false);
    this.issues.set([]);
    if (this.record.hasValue()) this.begin(this.record.value());
  }

  protected decide(choices: Readonly<Record<string, Choice>>): void {
    const conflict = this.conflicts.open();
    if (!conflict) return;
    this.conflicts.open.set(null);
    this.set(resolve(conflict, choices));
  }

  protected async save(): Promise<void> {
    const base = this.base();
    const change = partChangeSchema.safeParse({ ...this.content(), milestones: savedOver(this.content().milestones, base?.milestones ?? []) });
    this.issues.set(change.success ? this.late() : issuesOf(change.error));
    if (!change.success || this.issues().length > 0 || !base || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.changePart(this.id(), change.data, base.rowVersion);
      forgetForm(this.userId(), this.keptAs());
      await this.router.navigate(['/actions', this.id()]);
    } catch (error) {
      await this.explain(ApiProblem.from(error), base);
    } finally {
      this.busy.set(false);
    }
  }

  private late(): FieldIssue[] {
    if (!this.record.hasValue()) return [];
    const reached = new Set((this.base()?.milestones ?? []).filter(({ reachedOn }) => reachedOn !== null).map(({ id }) => id));
    return milestonesAfter(this.record.value().dueOn, this.content().milestones, (id) => reached.has(id));
  }

  private begin(action: Action): void {
    const part = ownPart(action, this.state());
    if (!part) return;
    const kept = keptForm<PartChange, ActionPart>(this.userId(), this.keptAs());
    this.base.set(kept?.base ?? part);
    this.restored.set(kept !== null);
    const content = kept?.content ?? formOfPart(part);
    this.content.set(this.template && content.milestones.length === 0 ? { ...content, milestones: milestonesOf(this.template, this.language.language()) } : content);
  }

  /** A colleague saved meanwhile: hers and mine are brought together here, and saved when I say so. */
  private async explain(problem: ApiProblem, base: ActionPart): Promise<void> {
    this.problem.set(problem);
    this.issues.set(problem.issues);
    if (problem.code !== 'stale') return;
    const theirs = ownPart(await this.api.action(this.id()), this.state());
    if (!theirs) return;
    this.base.set(theirs);
    this.set(this.conflicts.bring(formOfPart(base), this.content(), formOfPart(theirs)));
  }
}
