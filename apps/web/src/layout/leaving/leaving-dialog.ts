import { Component, input, output, signal } from '@angular/core';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, Dialog, ProblemMessage } from '@suivi/shared/web';
import type { Unfinished } from './unfinished.ts';

/** Asks whoever signs out what becomes of the texts that she began on this device and that are nowhere else. */
@Component({
  selector: 'app-leaving-dialog',
  imports: [TranslocoDirective, Dialog, ProblemMessage],
  providers: [provideTranslocoScope('account')],
  templateUrl: './leaving-dialog.html',
})
export class LeavingDialog {
  readonly unfinished = input.required<readonly Unfinished[]>();
  readonly leave = input.required<(removing: boolean) => Promise<void>>();
  readonly stayed = output<void>();
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected async go(removing: boolean): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.leave()(removing);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
