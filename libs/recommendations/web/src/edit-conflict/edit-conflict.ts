import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

export type Choice = 'mine' | 'theirs' | 'both';

/** A field on which two edits disagree, in words. */
export interface ConflictRow {
  field: string;
  label: string;
  mine: string;
  theirs: string;
  /** Long texts may be kept both, one after the other. */
  joinable: boolean;
}

/** Shows two versions of the same record side by side, and lets the person decide field by field. */
@Component({
  selector: 'suivi-edit-conflict',
  imports: [TranslocoDirective],
  templateUrl: './edit-conflict.html',
  styleUrl: './edit-conflict.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EditConflict {
  readonly rows = input.required<readonly ConflictRow[]>();
  readonly resolved = output<Readonly<Record<string, Choice>>>();
  /** Mine until told otherwise: what was just typed is never dropped by default. */
  protected readonly choices = linkedSignal<Readonly<Record<string, Choice>>>(() => Object.fromEntries(this.rows().map(({ field, joinable }) => [field, joinable ? 'both' : 'mine'])));

  protected choose(field: string, choice: Choice): void {
    this.choices.update((choices) => ({ ...choices, [field]: choice }));
  }
}
