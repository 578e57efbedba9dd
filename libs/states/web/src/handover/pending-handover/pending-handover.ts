import { Component, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageStore, SuiviDate } from '@suivi/shared/web';
import type { Handover } from '@suivi/states/domain';
import { VocabularyStore } from '../../vocabulary/vocabulary-store.ts';

/** A handover that waits for its successor, and the way to take it back. */
@Component({
  selector: 'suivi-pending-handover',
  imports: [TranslocoDirective, SuiviDate],
  templateUrl: './pending-handover.html',
})
export class PendingHandover {
  readonly handover = input.required<Handover>();
  /** Whether it is somebody else's, so that the page has to say whose. */
  readonly ofOther = input(false);
  readonly cancelled = output();
  protected readonly language = inject(LanguageStore);
  protected readonly vocabulary = inject(VocabularyStore);
}
