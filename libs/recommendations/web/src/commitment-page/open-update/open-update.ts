import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { nextActs, type Commitment, type ReachedMilestone, type Subject } from '@suivi/recommendations/domain';
import { original } from '@suivi/shared/domain';
import { ApiProblem, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { RecommendationsApi } from '../../recommendations-api.ts';
import { SessionStore } from '@suivi/access/web';
import { PhaseMark } from '../../phase/phase.ts';

/** The next step of the reader's own State: the update under way, or a button that starts one. */
@Component({
  selector: 'suivi-open-update',
  imports: [RouterLink, TranslocoDirective, PhaseMark, ProblemMessage],
  templateUrl: './open-update.html',
  styleUrl: './open-update.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OpenUpdate {
  readonly subject = input.required<Subject>();
  /** Where the subject stands: a commitment, or a State's part of an action. */
  readonly record = input.required<Pick<Commitment, 'status' | 'audience' | 'openUpdate' | 'mayDraft'>>();
  /** Of an action: what was reached so far, which the new update says again. */
  readonly reached = input<readonly ReachedMilestone[]>([]);
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
    const open = this.record().openUpdate;
    const role = this.session.session()?.role;
    if (!open || !role) return null;
    const acts = nextActs(open.phase, role);
    const mayEdit = this.record().mayDraft && acts.includes('edit');
    if (open.phase === 'submitted') return { step: 'submitted', link: acts.includes('withdraw') ? 'open' : 'read' };
    if (open.readyForClearance) return { step: acts.includes('submit') ? 'clear' : 'handed_over', link: mayEdit ? 'continue' : 'read' };
    return { step: open.phase, link: mayEdit ? 'continue' : 'read' };
  });

  protected async start(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    const { status, audience } = this.record();
    try {
      const content = { declaredStatus: status, narrative: original(this.language.language(), ''), challenges: null, audience, milestones: [...this.reached()] };
      const update = await this.api.startUpdate(this.subject(), content, this.attempt);
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
