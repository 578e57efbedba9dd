import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Update } from '@suivi/recommendations/domain';
import { ApiProblem, Dialog, ProblemMessage, TextView } from '@suivi/shared/web';
import { RecommendationsApi, type Receipt } from '../../recommendations-api.ts';
import { narrower } from '@suivi/access/domain';
import { AudienceMark } from '@suivi/access/web';
import { PiecesBehind } from '@suivi/evidence/web';
import { StatusMark } from '../../status/status.ts';

/** The last word before an update leaves the State: what is sent, to whom, on how much proof. */
@Component({
  selector: 'suivi-submit-dialog',
  imports: [TranslocoDirective, AudienceMark, Dialog, PiecesBehind, ProblemMessage, StatusMark, TextView],
  templateUrl: './submit-dialog.html',
  styleUrl: './submit-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubmitDialog {
  readonly update = input.required<Update>();
  /** Whether the pieces are just being shown to more people. */
  readonly busy = input(false);
  /** Told by functions, since what is fetched on demand is bound by its inputs alone. */
  readonly sent = input.required<(receipt: Receipt) => void>();
  /** Somebody changed the update since it was read; nothing was sent. */
  readonly overtaken = input.required<() => void>();
  readonly align = input.required<() => void>();
  readonly left = input.required<() => void>();
  private readonly api = inject(RecommendationsApi);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly sending = signal(false);
  /** Who will be able to read it: no more people than may see the commitment. */
  protected readonly readers = computed(() => narrower(this.update().audience, this.update().subjectAudience));
  private readonly version = computed(() => this.update().rowVersion);
  /** One key for one text: a second click, or a second try after a cut, submits nothing twice; another text is another attempt. */
  private readonly attempt = linkedSignal({ source: this.version, computation: () => crypto.randomUUID() });

  protected async send(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.problem.set(null);
    try {
      this.sent()(await this.api.submitUpdate(this.update().id, this.version(), this.attempt()));
    } catch (problem) {
      const refusal = ApiProblem.from(problem);
      if (refusal.code === 'stale') this.overtaken()();
      else this.problem.set(refusal);
    } finally {
      this.sending.set(false);
    }
  }
}
