import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** Marks what was invented for the demonstration (product rule 9). */
@Component({
  selector: 'suivi-illustrative',
  imports: [TranslocoDirective],
  template: `<span *transloco="let t" class="tag tag-illustrative" [title]="t('illustrative.why')">{{ t('illustrative.mark') }}</span>`,
})
export class IllustrativeMark {}
