import { ChangeDetectionStrategy, Component, computed, inject, input, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { firstAudience, lacksLead, nextActs, type Commitment, type ReachedMilestone, type Subject } from '@suivi/recommendations/domain';
import { original } from '@suivi/shared/domain';
import { ApiProblem, Connection, Icon, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { RecommendationsApi } from '../../recommendations-api.ts';
import { SessionStore } from '@suivi/access/web';
import { PhaseMark } from '../../phase/phase.ts';
import { deviceUpdate } from '../../update-editor/device-update.ts';
import { keepDraft, keptStart } from '../../update-editor/kept-drafts.ts';

/** Where the subject stands: a commitment, or a State's part of an action, which has no lead institution to name. */
type Statable = Pick<Commitment, 'stateCode' | 'status' | 'audience' | 'openUpdate' | 'mayDraft' | 'submissions'> & Partial<Pick<Commitment, 'acceptance' | 'leadInstitution' | 'supportingInstitutions' | 'focalPoints'>>;

/** The next step of the reader's own State: the update under way, or a button that starts one. */
@Component({
  selector: 'suivi-open-update',
  imports: [RouterLink, TranslocoDirective, Icon, PhaseMark, ProblemMessage],
  templateUrl: './open-update.html',
  styleUrl: './open-update.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpenUpdate {
  readonly subject = input.required<Subject>();
  readonly record = input.required<Statable>();
  /** Of an action: what was reached so far, which the new update says again. */
  readonly reached = input<readonly ReachedMilestone[]>([]);
  private readonly api = inject(RecommendationsApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly connection = inject(Connection);
  protected readonly language = inject(LanguageStore);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** What she began here without a connection, while the portal has another update of her delegation. */
  protected readonly kept = resource({ params: () => this.subject().id, loader: ({ params }) => keptStart(this.userId, params) });
  /** One id for one wish to start: a second click, or a second try after a cut, makes no second draft. */
  private readonly attempt = crypto.randomUUID();

  /** The sentence that says what comes next, by phase and by what this role may do in it. */
  protected readonly next = computed(() => {
    const open = this.record().openUpdate;
    const role = this.session.session()?.role;
    if (!open || !role) return null;
    const acts = nextActs(open.phase, role);
    const mayEdit = this.record().mayDraft && acts.includes('edit');
    if (open.phase === 'submitted') return { step: 'submitted', link: acts.includes('withdraw') ? 'open' : 'read' };
    if (open.readyForClearance) return { step: acts.includes('submit') ? 'clear' : 'handed_over', link: mayEdit ? 'continue' : 'read' };
    return { step: open.phase, link: mayEdit ? 'continue' : 'read' };
  });

  /** Why no contributor can help, and who can change that: what the State's own people are told where an institution is missing. */
  protected readonly lead = computed(() => {
    const { stateCode, acceptance, status, leadInstitution = null, supportingInstitutions = [], mayDraft } = this.record();
    if (acceptance === undefined) return null;
    const session = this.session.session();
    if (session?.state?.code !== stateCode) return null;
    const lacks = lacksLead({ acceptance, status, hasLead: leadInstitution !== null });
    if (session.role === 'focal_point') return lacks ? 'name' : null;
    if (session.role !== 'contributor' || mayDraft) return null;
    return leadInstitution === null && supportingInstitutions.length === 0 ? 'none_named' : 'not_yours';
  });

  /** Whom an expert can ask; each name keeps its own direction within the sentence. */
  protected readonly focalPoints = computed(() => (this.record().focalPoints ?? []).map((name) => `\u2068${name}\u2069`));

  /** Starts an update with the portal, or without a connection on this device; gives the id under which it is written. */
  private async begin(): Promise<string> {
    const [subject, record] = [this.subject(), this.record()];
    const id = this.attempt;
    const content = { declaredStatus: record.status, narrative: original(this.language.language(), ''), challenges: null, audience: firstAudience(record), milestones: [...this.reached()] };
    try {
      return (await this.api.startUpdate(subject, { ...content, id })).id;
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      const open = problem.code === 'already_open' ? (problem.current as { id?: string } | undefined)?.id : undefined;
      if (open) return open;
      const base = deviceUpdate(id, subject, record, content, this.session.session()?.user.name ?? null);
      const kept = problem.code === 'offline' && (await keepDraft({ updateId: id, userId: this.userId, base, content: null, changedAt: base.updatedAt }));
      if (!kept) throw problem;
      return id;
    }
  }

  private get userId(): string {
    return this.session.session()?.user.id ?? '';
  }

  protected async start(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const { id } = this.subject();
    try {
      await this.router.navigate(['/updates', (await keptStart(this.userId, id))?.updateId ?? (await this.begin())]);
    } catch (problem) {
      // Where the browser keeps nothing of the portal, the editor itself cannot be fetched without a connection.
      if (!(problem instanceof ApiProblem) && !this.connection.offline()) throw problem;
      this.problem.set(problem instanceof ApiProblem ? problem : new ApiProblem({ code: 'offline' }));
    } finally {
      this.busy.set(false);
    }
  }
}
