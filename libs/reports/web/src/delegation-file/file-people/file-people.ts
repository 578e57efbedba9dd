import { Component, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DelegationFile } from '@suivi/reports/domain';
import { LanguageStore, TextView } from '@suivi/shared/web';

/** Who is who: the delegation's people with the coordinators, and the State's institutions with what they answer for. */
@Component({
  selector: 'suivi-file-people',
  imports: [TranslocoDirective, TextView],
  templateUrl: './file-people.html',
})
export class FilePeople {
  readonly file = input.required<DelegationFile>();
  protected readonly language = inject(LanguageStore);
}
