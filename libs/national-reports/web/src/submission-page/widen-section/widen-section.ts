import { Component, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Audience } from '@suivi/access/domain';
import { AudiencePicker } from '@suivi/access/web';
import type { SubmittedSection } from '@suivi/national-reports/domain';
import { ApiProblem, Dialog, ProblemMessage } from '@suivi/shared/web';
import { NationalReportsApi } from '../../national-reports-api.ts';

/** Lets more people see a section of what was validated; asked once, since what was read stays read. */
@Component({
  selector: 'suivi-widen-section',
  imports: [TranslocoDirective, AudiencePicker, Dialog, ProblemMessage],
  templateUrl: './widen-section.html',
})
export class WidenSection {
  readonly submissionId = input.required<string>();
  readonly section = input.required<SubmittedSection>();
  readonly widened = output<void>();
  private readonly api = inject(NationalReportsApi);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly chosen = signal<Audience | null>(null);
  protected readonly audience = computed(() => this.chosen() ?? this.section().audience);

  protected async widen(): Promise<void> {
    if (this.busy() || this.audience() === this.section().audience) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.widen(this.submissionId(), this.section().key, this.audience());
      this.asking.set(false);
      this.chosen.set(null);
      this.widened.emit();
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
