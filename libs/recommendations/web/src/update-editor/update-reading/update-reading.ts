import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Update } from '@suivi/recommendations/domain';
import { EvidenceList } from '@suivi/evidence/web';
import { AudienceMark, StatusMark, TextView } from '@suivi/shared/web';

/** An update that is not to be edited now, because it was sent or decided. */
@Component({
  selector: 'suivi-update-reading',
  imports: [TranslocoDirective, AudienceMark, EvidenceList, StatusMark, TextView],
  templateUrl: './update-reading.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UpdateReading {
  readonly update = input.required<Update>();
}
