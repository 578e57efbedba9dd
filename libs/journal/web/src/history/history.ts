import { ChangeDetectionStrategy, Component, input, linkedSignal } from '@angular/core';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import type { HistoryOf } from '@suivi/journal/domain';
import { JournalEntries } from '../entries/entries.ts';

/** The history of the record on the page, at its foot; asked for only when the reader opens it. */
@Component({
  selector: 'suivi-history',
  imports: [TranslocoDirective, JournalEntries],
  providers: [provideTranslocoScope('journal')],
  templateUrl: './history.html',
  styleUrl: './history.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class History {
  readonly of = input.required<HistoryOf | `library/${string}`>();
  readonly record = input.required<string>();
  /** How the page names an institution that it knows. */
  readonly institutionName = input<(id: string) => string>();
  /** Another record begins anew. */
  protected readonly opened = linkedSignal<string, boolean>({ source: this.record, computation: () => false });
}
