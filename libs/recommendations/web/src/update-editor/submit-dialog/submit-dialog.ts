import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, model, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Update, UpdateContent } from '@suivi/recommendations/domain';
import { ApiProblem, Dialog, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { RecommendationsApi, type Receipt } from '../../recommendations-api.ts';
import { AudienceMark } from '@suivi/access/web';
import { StatusMark } from '../../status/status.ts';

/** The last word before an update leaves the State: what is sent, to whom, on how much proof. */
@Component({
  selector: 'suivi-submit-dialog',
  imports: [TranslocoDirective, AudienceMark, Dialog, ProblemMessage, StatusMark],
  templateUrl: './submit-dialog.html',
  styleUrl: './submit-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubmitDialog {
  readonly open = model.required<boolean>();
  readonly update = input.required<Update>();
  readonly content = input.required<UpdateContent>();
  readonly sent = output<Receipt>();
  private readonly api = inject(RecommendationsApi);
  protected readonly language = inject(LanguageStore);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  private readonly version = computed(() => this.update().rowVersion);
  /** One key for one text: a second click, or a second try after a cut, submits nothing twice; another text is another attempt. */
  private readonly attempt = linkedSignal({ source: this.version, computation: () => crypto.randomUUID() });

  protected async send(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.sent.emit(await this.api.submitUpdate(this.update().id, this.version(), this.attempt()));
    } catch (problem) {
      this.problem.set(ApiProblem.from(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
