import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { cancellationSchema, postponementRequestSchema, type Action, type ActionAct } from '@suivi/actions/domain';
import { issuesOf, issueSentences } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { Announcer, ApiProblem, Dialog, ErrorSummary, Field, ProblemMessage } from '@suivi/shared/web';
import { ActionsApi } from '../../actions-api.ts';

const ASKED_ABOUT = ['activate', 'postpone', 'cancel', 'discard'] as const;
type AskedAbout = (typeof ASKED_ABOUT)[number];

/** What the reader may do with the action, in the order of the domain; what cannot be undone is asked about once. */
@Component({
  selector: 'suivi-action-acts',
  imports: [RouterLink, TranslocoDirective, Dialog, ErrorSummary, Field, ProblemMessage],
  templateUrl: './action-acts.html',
  styles: `
    .acts {
      margin-block-end: var(--space-5);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ActionActs {
  readonly action = input.required<Action>();
  readonly acts = input.required<readonly ActionAct[]>();
  /** No institution is responsible for the own part yet: said before the action begins. */
  readonly unassigned = input(false);
  readonly changed = output<Action>();
  /** Somebody changed the action meanwhile: it has to be read again. */
  readonly outdated = output<void>();
  private readonly api = inject(ActionsApi);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = issueSentences();

  protected readonly joint = computed(() => this.action().stateCount > 1);
  protected readonly offered = computed(() => ASKED_ABOUT.filter((act) => this.acts().includes(act)));
  protected readonly asked = signal<AskedAbout | null>(null);
  protected readonly dueOn = linkedSignal(() => this.action().dueOn);
  protected readonly reason = linkedSignal({ source: this.asked, computation: () => '' });
  protected readonly issues = linkedSignal<AskedAbout | null, readonly FieldIssue[]>({ source: this.asked, computation: () => [] });
  protected readonly problem = linkedSignal<AskedAbout | null, ApiProblem | null>({ source: this.asked, computation: () => null });
  protected readonly busy = signal(false);
  /** One key for one wish: a second click, or a second try after a cut, does nothing twice. */
  private readonly attempt = linkedSignal({ source: () => [this.asked(), this.dueOn(), this.reason(), this.action().rowVersion], computation: () => crypto.randomUUID() });

  /** Opens the question from elsewhere on the page. */
  ask(act: AskedAbout): void {
    this.asked.set(act);
  }

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async confirm(): Promise<void> {
    const act = this.asked();
    this.issues.set(this.missing(act));
    if (!act || this.issues().length > 0 || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const action = await this.send(act);
      this.asked.set(null);
      this.announcer.say(this.translations.translate<string>(`actions.ask.${act}.done`));
      if (action) this.changed.emit(action);
      else await this.router.navigate(['/actions']);
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.problem.set(problem);
      this.issues.set(problem.issues);
      if (problem.code === 'stale' || problem.code === 'wrong_phase' || problem.code === 'action_cancelled') this.outdated.emit();
    } finally {
      this.busy.set(false);
    }
  }

  private missing(act: AskedAbout | null): FieldIssue[] {
    const reason = this.reason();
    const checked = act === 'postpone' ? postponementRequestSchema.safeParse({ dueOn: this.dueOn(), reason }) : act === 'cancel' ? cancellationSchema.safeParse({ reason }) : null;
    return checked?.error ? issuesOf(checked.error) : [];
  }

  /** The action afterwards; null when there is none any more. */
  private async send(act: AskedAbout): Promise<Action | null> {
    const { id, rowVersion } = this.action();
    const reason = this.reason().trim();
    switch (act) {
      case 'activate':
        return this.api.activate(id, rowVersion, this.attempt());
      case 'postpone':
        return this.api.postpone(id, this.dueOn(), reason, rowVersion, this.attempt());
      case 'cancel':
        return this.api.cancel(id, reason, rowVersion, this.attempt());
      case 'discard':
        await this.api.discard(id);
        return null;
    }
  }
}
