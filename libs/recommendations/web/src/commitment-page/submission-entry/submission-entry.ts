import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Submission } from '@suivi/recommendations/domain';
import { EvidenceList } from '@suivi/evidence/web';
import { SuiviDate, TextView } from '@suivi/shared/web';
import { ReachedMilestones } from '../../reached-milestones/reached-milestones.ts';
import { ReceiptLine } from '../../receipt-line/receipt-line.ts';
import { SubmissionTalk } from '../../submission-talk/submission-talk.ts';
import { WidenAudience } from '../widen-audience/widen-audience.ts';
import { AudienceMark } from '@suivi/access/web';
import { PhaseMark } from '../../phase/phase.ts';
import { StatusMark } from '../../status/status.ts';

/** One step of the timeline: who declared what, when, on what proof, and what the coordinator found. */
@Component({
  selector: 'suivi-submission-entry',
  imports: [TranslocoDirective, AudienceMark, EvidenceList, PhaseMark, ReachedMilestones, ReceiptLine, StatusMark, SubmissionTalk, SuiviDate, TextView, WidenAudience],
  templateUrl: './submission-entry.html',
  styleUrl: './submission-entry.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubmissionEntry {
  readonly submission = input.required<Submission>();
  readonly mayWiden = input(false);
  readonly changed = output<Submission>();
}
