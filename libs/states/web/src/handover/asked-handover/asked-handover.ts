import { Component, computed, input, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Dialog, SuiviDate } from '@suivi/shared/web';
import type { Handover } from '@suivi/states/domain';

/** What a colleague is asked: who hands over, with which words, and the way to say yes. */
@Component({
  selector: 'suivi-asked-handover',
  imports: [TranslocoDirective, Dialog, SuiviDate],
  templateUrl: './asked-handover.html',
  styleUrl: './asked-handover.scss',
})
export class AskedHandover {
  readonly handover = input.required<Handover>();
  readonly accepted = output();
  protected readonly begun = computed(() => this.handover().effectiveOn <= new Date().toISOString().slice(0, 10));
  protected readonly sure = signal(false);

  protected accept(): void {
    this.sure.set(false);
    this.accepted.emit();
  }
}
