import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Round } from '@suivi/national-reports/domain';
import { ApiProblem, Dialog, issueKeys, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { RoundsApi } from '../../rounds-api.ts';

/** Asks once before a round is opened, since it tells the States and nothing but its end can be changed afterwards. */
@Component({
  selector: 'suivi-open-round',
  imports: [TranslocoDirective, Dialog, ProblemMessage],
  templateUrl: './open-round.html',
})
export class OpenRound {
  readonly round = input.required<Round>();
  readonly opened = output<Round>();
  private readonly api = inject(RoundsApi);
  protected readonly language = inject(LanguageStore);
  protected readonly issueKey = issueKeys();
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly states = computed(() => this.language.formatList(this.round().states.map(({ stateCode }) => this.language.stateName(stateCode)).sort((one, other) => this.language.compare(one, other))));
  private readonly attempt = crypto.randomUUID();

  protected async open(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const round = await this.api.open(this.round(), this.attempt);
      this.asking.set(false);
      this.opened.emit(round);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
