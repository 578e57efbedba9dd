import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AUDIENCES, widens, type Audience } from '@suivi/access/domain';
import type { Submission } from '@suivi/recommendations/domain';
import { ApiProblem, Dialog, ProblemMessage } from '@suivi/shared/web';
import { RecommendationsApi } from '../../recommendations-api.ts';

/** Lets the State show a submission to more people; never to fewer, since what was read stays read. */
@Component({
  selector: 'suivi-widen-audience',
  imports: [TranslocoDirective, Dialog, ProblemMessage],
  templateUrl: './widen-audience.html',
  styleUrl: './widen-audience.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WidenAudience {
  readonly submission = input.required<Submission>();
  readonly widened = output<Submission>();
  private readonly api = inject(RecommendationsApi);
  protected readonly open = signal(false);
  protected readonly wider = computed(() => AUDIENCES.filter((audience) => widens(this.submission().audience, audience)));
  protected readonly chosen = signal<Audience | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);

  protected async widen(): Promise<void> {
    const audience = this.chosen();
    if (!audience || this.busy()) return;
    this.busy.set(true);
    try {
      this.widened.emit(await this.api.widen(this.submission().id, audience));
      this.open.set(false);
    } catch (problem) {
      this.problem.set(ApiProblem.from(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
