import { ChangeDetectionStrategy, Component, computed, effect, ElementRef, inject, resource, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { AudiencePicker, SessionStore } from '@suivi/access/web';
import { ACTION_TEMPLATES, type Action, type ActionPlan, type ActionTemplate, type NewAction } from '@suivi/actions/domain';
import { EditConflict, issueSentences, pageName, problemOf, resolve, routeId, type Choice } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { ApiProblem, Breadcrumb, ErrorSummary, Field, forgetForm, keepForm, keptForm, LanguageStore, Loading, ProblemMessage, TranslatedEditor } from '@suivi/shared/web';
import { map } from 'rxjs';
import { ActionsApi } from '../actions-api.ts';
import { CommitmentChoice } from '../commitment-choice/commitment-choice.ts';
import { DayOff } from '../day-off/day-off.ts';
import { allIssues, begunWith, emptyAction, formOf, issuesAt, stepOf, stepsFor, type Step } from './action-form.ts';
import { Participation } from './participation/participation.ts';
import { PlanConflict } from './plan-conflict.ts';

/** What is kept of the form: the steps that a template brings along come with the part, so that its choice has to last until then. */
interface KeptAction {
  action: NewAction;
  template: ActionTemplate | null;
}

/** Writes what is proposed, one question at a time: where to begin, what, with whom, by when, and for whom to see. */
@Component({
  selector: 'suivi-action-editor',
  imports: [RouterLink, TranslocoDirective, AudiencePicker, Breadcrumb, CommitmentChoice, DayOff, EditConflict, ErrorSummary, Field, Loading, Participation, ProblemMessage, TranslatedEditor],
  providers: [PlanConflict],
  templateUrl: './action-editor.html',
  styleUrl: './action-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionEditor {
  private readonly api = inject(ActionsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageStore);
  private readonly sentence = issueSentences();
  protected readonly conflicts = inject(PlanConflict);
  /** Empty for a new one. */
  protected readonly id = routeId();
  protected readonly templates = ACTION_TEMPLATES;

  protected readonly record = resource({ params: () => this.id() || undefined, loader: ({ params }) => this.api.action(params) });
  protected readonly loadProblem = computed(() => problemOf(this.record));
  protected readonly ownState = computed(() => this.session.session()?.state?.code ?? null);
  /** The action that the form is based on; another one after a conflict, none for a new one. */
  protected readonly base = signal<Action | null>(null);
  protected readonly template = signal<ActionTemplate | null>(null);
  protected readonly content = signal<NewAction>(emptyAction(this.language.language(), this.ownState(), []));
  protected readonly ready = computed(() => this.id() === '' || this.base() !== null);
  protected readonly restored = signal(false);
  protected readonly keptHere = signal(true);

  protected readonly steps = computed(() => stepsFor(this.base()));
  private readonly asked = toSignal(this.route.queryParamMap.pipe(map((params) => params.get('step'))), { requireSync: true });
  protected readonly step = computed<Step>(() => this.steps().find((step) => step === this.asked()) ?? this.steps()[0]!);
  protected readonly place = computed(() => this.steps().indexOf(this.step()) + 1);
  protected readonly last = computed(() => this.place() === this.steps().length);

  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** One key for one new action: a second click, or a second try after a cut, drafts nothing twice. */
  private readonly attempt = crypto.randomUUID();
  private readonly userId = computed(() => this.session.session()?.user.id ?? '');
  private readonly keptAs = computed(() => (this.id() ? `action.${this.id()}` : 'action.new'));

  constructor() {
    pageName(computed(() => this.base()?.reference ?? null));
    const served = this.route.snapshot.queryParamMap.get('commitment');
    effect(() => {
      if (this.id() !== '' && !this.record.hasValue()) return;
      const action = this.id() === '' ? null : this.record.value()!;
      untracked(() => this.begin(action, served));
    });
  }

  protected set(patch: Partial<NewAction>): void {
    this.content.update((content) => ({ ...content, ...patch }));
    this.keep();
  }

  protected plan(patch: Partial<ActionPlan>): void {
    this.set({ plan: { ...this.content().plan, ...patch } });
  }

  protected beginWith(template: ActionTemplate | null): void {
    this.template.set(template);
    this.set(begunWith(this.content(), template, this.language.language()));
  }

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  /** To the next question when this one is answered; after the last one, saves. */
  protected async next(): Promise<void> {
    this.issues.set(issuesAt(this.step(), this.content()));
    if (this.issues().length > 0) return;
    if (!this.last()) return this.show(this.steps()[this.place()]!);
    const [first] = allIssues(this.content());
    if (first) {
      await this.show(stepOf(first, this.steps()));
      return this.issues.set(issuesAt(this.step(), this.content()));
    }
    await this.save();
  }

  protected back(): Promise<void> {
    return this.show(this.steps()[this.place() - 2]!);
  }

  /** Drops what this device kept, and begins anew from what is saved. */
  protected startAnew(): void {
    forgetForm(this.userId(), this.keptAs());
    this.restored.set(false);
    this.issues.set([]);
    this.template.set(null);
    const base = this.base();
    this.content.set(base ? formOf(base) : emptyAction(this.language.language(), this.ownState(), []));
  }

  protected decide(choices: Readonly<Record<string, Choice>>): void {
    const conflict = this.conflicts.open();
    if (!conflict) return;
    this.conflicts.open.set(null);
    this.plan(resolve(conflict, choices));
  }

  private begin(action: Action | null, served: string | null): void {
    const kept = keptForm<KeptAction, Action>(this.userId(), this.keptAs());
    this.base.set(kept?.base ?? action);
    this.restored.set(kept !== null);
    this.template.set(kept?.content.template ?? null);
    const content = kept?.content.action ?? (action ? formOf(action) : emptyAction(this.language.language(), this.ownState(), []));
    this.content.set(!action && served && this.ownState() && !content.commitmentIds.includes(served) ? { ...content, commitmentIds: [...content.commitmentIds, served] } : content);
  }

  private keep(): void {
    this.keptHere.set(keepForm(this.userId(), this.keptAs(), { content: { action: this.content(), template: this.template() }, base: this.base() }));
  }

  /** The question stands in the address, so that the browser's back button goes one question back. */
  private async show(step: Step): Promise<void> {
    this.issues.set([]);
    await this.router.navigate([], { relativeTo: this.route, queryParams: { step }, queryParamsHandling: 'merge' });
    const heading = this.host.nativeElement.querySelector<HTMLElement>('h1');
    heading?.focus();
    heading?.scrollIntoView?.({ block: 'nearest' });
  }

  private async save(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    const base = this.base();
    try {
      const action = base ? await this.api.change(base.id, this.content().plan, base.rowVersion) : await this.api.draft(this.content(), this.attempt);
      forgetForm(this.userId(), this.keptAs());
      // Of a new action the own part comes next: who does it, in which steps.
      if (base || !this.ownState()) await this.router.navigate(['/actions', action.id]);
      else await this.router.navigate(['/actions', action.id, 'part'], { queryParams: this.template() ? { template: this.template() } : {} });
    } catch (error) {
      await this.explain(ApiProblem.from(error), base);
    } finally {
      this.busy.set(false);
    }
  }

  /** A colleague saved meanwhile: hers and mine are brought together here, and saved when I say so. */
  private async explain(problem: ApiProblem, base: Action | null): Promise<void> {
    this.problem.set(problem);
    if (problem.code === 'stale' && base) {
      const theirs = await this.api.action(base.id);
      this.base.set(theirs);
      this.plan(this.conflicts.bring(formOf(base).plan, this.content().plan, formOf(theirs).plan));
    }
    // The API names the fields of a plan without its name.
    const issues = problem.issues.map((issue) => (base ? { ...issue, path: `plan.${issue.path}` } : issue));
    if (issues[0]) await this.show(stepOf(issues[0], this.steps()));
    this.issues.set(issues);
  }
}
