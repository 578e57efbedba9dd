import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ReportingPreview } from '@suivi/reports/domain';
import { directionOf } from '@suivi/shared/domain';
import { Icon, LanguageStore, SuiviState } from '@suivi/shared/web';

/** What a reminder will say, word for word, and to whom; sent only from here. */
@Component({
  selector: 'suivi-request-preview',
  imports: [TranslocoDirective, Icon, SuiviState],
  templateUrl: './request-preview.html',
  styleUrl: './request-preview.scss',
})
export class RequestPreview {
  protected readonly language = inject(LanguageStore);
  readonly preview = input.required<ReportingPreview>();
  readonly sending = input(false);
  readonly send = output();
  readonly dismissed = output();
  protected readonly recipients = computed(() => 
    this.preview()
      .recipients.map((each) => ({ ...each, direction: directionOf(each.language) }))
      .sort((one, other) => this.byState(one, other)),
  );
  protected readonly unanswered = computed(() => this.preview().unanswered.toSorted((one, other) => this.byState(one, other)));

  /** In the alphabetical order of the reader's language; within a State as it came. */
  private byState(one: { stateCode: string }, other: { stateCode: string }): number {
    return this.language.compare(this.language.stateName(one.stateCode), this.language.stateName(other.stateCode));
  }
}
