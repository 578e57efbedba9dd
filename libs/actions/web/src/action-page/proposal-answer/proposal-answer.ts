import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { newResponseSchema, nextAnswers, type Action, type ActionPart, type NewResponse } from '@suivi/actions/domain';
import { issuesOf, issueSentences, TextDifference } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { Announcer, ApiProblem, ErrorSummary, Field, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { ActionsApi } from '../../actions-api.ts';
import { whatChanged } from './what-changed.ts';

/** The State's answer to what was proposed to it: accept, ask for a change, or decline; what is no acceptance says why. */
@Component({
  selector: 'suivi-proposal-answer',
  imports: [TranslocoDirective, ErrorSummary, Field, ProblemMessage, TextDifference],
  templateUrl: './proposal-answer.html',
  styleUrl: './proposal-answer.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ProposalAnswer {
  readonly action = input.required<Action>();
  readonly own = input.required<ActionPart>();
  readonly changed = output<Action>();
  private readonly api = inject(ActionsApi);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = issueSentences();
  protected readonly language = inject(LanguageStore);

  /** Whether the question stands open: always until it is answered, then only when she comes back on it. */
  protected readonly open = linkedSignal(() => this.own().response === 'invited');
  protected readonly answers = computed(() => nextAnswers(this.own().response) as readonly NewResponse['response'][]);
  /** Where only one answer is left there is nothing to choose. */
  protected readonly only = computed(() => this.answers().length === 1);
  protected readonly chosen = linkedSignal<NewResponse['response'] | null>(() => (this.only() ? (this.answers()[0] ?? null) : null));
  protected readonly reason = signal('');
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** The proposal as it was read when the answer came too late. */
  private readonly readBefore = signal<Action | null>(null);
  protected readonly difference = computed(() => {
    const before = this.readBefore();
    return before && whatChanged(before, this.action());
  });
  private readonly attempt = linkedSignal({ source: () => [this.chosen(), this.reason(), this.action().version], computation: () => crypto.randomUUID() });

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async send(): Promise<void> {
    const reason = this.reason().trim();
    const response = newResponseSchema.safeParse({ response: this.chosen(), reason: this.chosen() === 'accepted' ? reason || null : reason, version: this.action().version });
    this.issues.set(response.success ? [] : this.chosen() ? issuesOf(response.error) : [{ path: 'response', code: 'action.answer_required' }]);
    if (!response.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const action = await this.api.answer(this.action().id, response.data, this.attempt());
      this.announcer.say(this.translations.translate<string>('actions.answer.sent'));
      this.readBefore.set(null);
      this.open.set(false);
      this.changed.emit(action);
    } catch (error) {
      const problem = ApiProblem.from(error);
      if (problem.code === 'stale' && problem.current) {
        this.readBefore.set(this.action());
        this.changed.emit(problem.current as Action);
      } else {
        this.problem.set(problem);
        this.issues.set(problem.issues);
      }
    } finally {
      this.busy.set(false);
    }
  }
}
