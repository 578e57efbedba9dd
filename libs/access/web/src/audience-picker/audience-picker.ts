import { Component, computed, input, model, output } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { AUDIENCES, type Audience } from '@suivi/access/domain';

/** Who will see it: four choices, each with a sentence that says what it means. Serves signal forms and `[(value)]`. */
@Component({
  selector: 'suivi-audience-picker',
  imports: [TranslocoDirective],
  templateUrl: './audience-picker.html',
})
export class AudiencePicker implements FormValueControl<Audience> {
  readonly value = model.required<Audience>();
  readonly touch = output<void>();
  readonly disabled = input(false);
  readonly legend = input<string>();
  /** The narrowest that may be chosen; what was read stays read, so an audience is only ever widened. */
  readonly from = input<Audience>('delegation');
  readonly idPrefix = input('audience');
  protected readonly choices = computed(() => AUDIENCES.map((audience) => ({ audience, closed: AUDIENCES.indexOf(audience) < AUDIENCES.indexOf(this.from()) })));
}
