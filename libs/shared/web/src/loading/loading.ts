import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Something is on its way: quiet lines where it will stand, and a word for who listens. */
@Component({
  selector: 'suivi-loading',
  imports: [TranslocoDirective],
  templateUrl: './loading.html',
})
export class Loading {
  readonly lines = input(3);
  protected readonly each = computed(() => Array.from({ length: this.lines() }, (_, index) => index));
}
