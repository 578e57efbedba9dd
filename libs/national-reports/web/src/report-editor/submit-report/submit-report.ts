import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { AudienceMark } from '@suivi/access/web';
import type { NationalReport } from '@suivi/national-reports/domain';
import { ApiProblem, Dialog, LanguageStore, ProblemMessage, TextView } from '@suivi/shared/web';
import { NationalReportsApi, type ReportReceipt } from '../../national-reports-api.ts';
import type { SectionProgress } from '../report-progress.ts';

/** The last word before a report leaves the State: what is sent, section by section, and who will read each. */
@Component({
  selector: 'suivi-submit-report',
  imports: [TranslocoDirective, AudienceMark, Dialog, ProblemMessage, TextView],
  templateUrl: './submit-report.html',
  styleUrl: './submit-report.scss',
})
export class SubmitReport {
  readonly report = input.required<NationalReport>();
  readonly sections = input.required<readonly SectionProgress[]>();
  /** Told by functions, since what is fetched on demand is bound by its inputs alone. */
  readonly sent = input.required<(receipt: ReportReceipt) => void>();
  /** Somebody changed the report since it was read; nothing was sent. */
  readonly overtaken = input.required<() => void>();
  readonly left = input.required<() => void>();
  private readonly api = inject(NationalReportsApi);
  protected readonly language = inject(LanguageStore);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly sending = signal(false);
  protected readonly unready = computed(() => this.sections().filter(({ settings }) => settings.institution !== null && !settings.ready).length);
  private readonly version = computed(() => this.report().rowVersion);
  /** One key for one text: a second click, or a second try after a cut, submits nothing twice; another text is another attempt. */
  private readonly attempt = linkedSignal({ source: this.version, computation: () => crypto.randomUUID() });

  protected async send(): Promise<void> {
    if (this.sending()) return;
    this.sending.set(true);
    this.problem.set(null);
    try {
      this.sent()(await this.api.submit(this.report().id, this.version(), this.attempt()));
    } catch (error) {
      const refusal = ApiProblem.from(error);
      if (refusal.code === 'stale') this.overtaken()();
      else this.problem.set(refusal);
    } finally {
      this.sending.set(false);
    }
  }
}
