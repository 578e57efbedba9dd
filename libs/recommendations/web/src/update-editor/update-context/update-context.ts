import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { readIn } from '@suivi/shared/domain';
import { LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { CommitmentReader } from '../../commitment-reader.ts';
import { pageName } from '../../route-record.ts';
import { StatusMark } from '../../status/status.ts';

/** What the update is about, beside the form: the text that was adopted, the deadline, and where the commitment stands so far. */
@Component({
  selector: 'suivi-update-context',
  imports: [TranslocoDirective, StatusMark, SuiviDate, TextView],
  templateUrl: './update-context.html',
  styleUrl: './update-context.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UpdateContext {
  readonly commitmentId = input.required<string>();
  private readonly reader = inject(CommitmentReader);
  private readonly language = inject(LanguageStore);
  private readonly record = resource({ params: () => this.commitmentId(), loader: ({ params }) => this.reader.read(params) });
  /** Null while it loads, and without a connection on a device that never read it: the form does not depend on it. */
  protected readonly commitment = computed(() => (this.record.hasValue() ? this.record.value().commitment : null));

  constructor() {
    pageName(
      computed(() => {
        const recommendation = this.commitment()?.recommendation;
        return recommendation ? `${recommendation.reference} · ${readIn(recommendation.title, this.language.language()).text}` : null;
      }),
    );
  }
}
