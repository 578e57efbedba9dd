import { Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { roundExtensionSchema, type Round } from '@suivi/national-reports/domain';
import { issuesOf } from '@suivi/recommendations/web';
import type { FieldIssue } from '@suivi/shared/domain';
import { ApiProblem, Dialog, Field, fieldSentences, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { RoundsApi } from '../../rounds-api.ts';

/** Puts the end of a round off, with the reason that everybody who takes part is told. */
@Component({
  selector: 'suivi-extend-round',
  imports: [TranslocoDirective, Dialog, Field, ProblemMessage],
  templateUrl: './extend-round.html',
})
export class ExtendRound {
  readonly round = input.required<Round>();
  readonly extended = output<Round>();
  /** Somebody changed the round since it was read. */
  readonly overtaken = output<void>();
  private readonly api = inject(RoundsApi);
  private readonly sentence = fieldSentences();
  protected readonly language = inject(LanguageStore);
  protected readonly asking = signal(false);
  protected readonly closesOn = signal('');
  protected readonly reason = signal('');
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  private attempt = crypto.randomUUID();

  protected errorOf(field: 'closesOn' | 'reason'): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async extend(): Promise<void> {
    const extension = roundExtensionSchema.safeParse({ closesOn: this.closesOn(), reason: this.reason().trim() });
    this.issues.set(extension.success ? [] : issuesOf(extension.error));
    if (!extension.success || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const round = await this.api.extend(this.round(), extension.data, this.attempt);
      this.asking.set(false);
      this.closesOn.set('');
      this.reason.set('');
      this.extended.emit(round);
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      this.problem.set(problem.issues.length > 0 ? null : problem);
      if (problem.code === 'stale') this.overtaken.emit();
    } finally {
      this.attempt = crypto.randomUUID();
      this.busy.set(false);
    }
  }
}
