import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { adoptionSchema, type Recommendation } from '@suivi/recommendations/domain';
import type { Audience } from '@suivi/access/domain';
import { ApiProblem, Dialog, Field, ProblemMessage } from '@suivi/shared/web';
import { issuesOf, issueSentences } from '../../field-issues.ts';
import { RecommendationsApi } from '../../recommendations-api.ts';
import { AudiencePicker } from '@suivi/access/web';

/** Asks once before a draft is adopted, since an adopted text is locked: when it was adopted, and who may see it. */
@Component({
  selector: 'suivi-adopt-dialog',
  imports: [TranslocoDirective, AudiencePicker, Dialog, Field, ProblemMessage],
  templateUrl: './adopt-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AdoptDialog {
  readonly recommendation = input.required<Recommendation>();
  readonly adopted = output<Recommendation>();
  private readonly api = inject(RecommendationsApi);
  private readonly sentence = issueSentences();
  protected readonly open = signal(false);
  protected readonly adoptedOn = signal('');
  protected readonly audience = signal<Audience>('participants');
  protected readonly dateError = signal<string | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);

  protected ask(): void {
    this.adoptedOn.set(this.recommendation().adoptedOn ?? '');
    this.audience.set(this.recommendation().audience);
    this.open.set(true);
  }

  protected async adopt(): Promise<void> {
    const adoption = adoptionSchema.safeParse({ adoptedOn: this.adoptedOn(), audience: this.audience() });
    this.dateError.set(adoption.success ? null : this.sentence(issuesOf(adoption.error), 'adoptedOn'));
    if (!adoption.success || this.busy()) return;
    this.busy.set(true);
    try {
      const { id, rowVersion } = this.recommendation();
      this.adopted.emit(await this.api.adopt(id, adoption.data, rowVersion));
      this.open.set(false);
    } catch (problem) {
      this.problem.set(ApiProblem.from(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
