import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Update } from '@suivi/recommendations/domain';
import { EvidenceList } from '@suivi/evidence/web';
import { TextView } from '@suivi/shared/web';
import { AudienceMark } from '@suivi/access/web';
import { StatusMark } from '../../status/status.ts';

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
