import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { lacksLead, nextActs, type Commitment } from '@suivi/recommendations/domain';
import { original } from '@suivi/shared/domain';
import { ApiProblem, Icon, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { RecommendationsApi } from '../../recommendations-api.ts';
import { SessionStore } from '@suivi/access/web';
import { PhaseMark } from '../../phase/phase.ts';

/** The next step of the reader's own State: the update under way, or a button that starts one. */
@Component({
  selector: 'suivi-open-update',
  imports: [RouterLink, TranslocoDirective, Icon, PhaseMark, ProblemMessage],
  templateUrl: './open-update.html',
  styleUrl: './open-update.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpenUpdate {
  readonly commitment = input.required<Commitment>();
  private readonly api = inject(RecommendationsApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** One key for one wish to start: a second click, or a second try after a cut, makes no second draft. */
  private readonly attempt = crypto.randomUUID();

  /** The sentence that says what comes next, by phase and by what this role may do in it. */
  protected readonly next = computed(() => {
    const open = this.commitment().openUpdate;
    const role = this.session.session()?.role;
    if (!open || !role) return null;
    const acts = nextActs(open.phase, role);
    const mayEdit = this.commitment().mayDraft && acts.includes('edit');
    if (open.phase === 'submitted') return { step: 'submitted', link: acts.includes('withdraw') ? 'open' : 'read' };
    if (open.readyForClearance) return { step: acts.includes('submit') ? 'clear' : 'handed_over', link: mayEdit ? 'continue' : 'read' };
    return { step: open.phase, link: mayEdit ? 'continue' : 'read' };
  });

  /** Why no contributor can help, and who can change that: what the State's own people are told where an institution is missing. */
  protected readonly lead = computed(() => {
    const { stateCode, acceptance, status, leadInstitution, supportingInstitutions, mayDraft } = this.commitment();
    const session = this.session.session();
    if (session?.state?.code !== stateCode) return null;
    const lacks = lacksLead({ acceptance, status, hasLead: leadInstitution !== null });
    if (session.role === 'focal_point') return lacks ? 'name' : null;
    if (session.role !== 'contributor' || mayDraft) return null;
    return leadInstitution === null && supportingInstitutions.length === 0 ? 'none_named' : 'not_yours';
  });

  /** Each name keeps its own direction within the sentence. */
  protected readonly focalPoints = computed(() => this.commitment().focalPoints.map((name) => `\u2068${name}\u2069`));

  protected async start(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const { id, status, audience } = this.commitment();
    try {
      const content = { declaredStatus: status, narrative: original(this.language.language(), ''), challenges: null, audience };
      const update = await this.api.startUpdate(id, content, this.attempt);
      await this.router.navigate(['/updates', update.id]);
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem;
      const open = problem.code === 'already_open' ? (problem.current as { id?: string } | undefined)?.id : undefined;
      if (open) await this.router.navigate(['/updates', open]);
      else this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
