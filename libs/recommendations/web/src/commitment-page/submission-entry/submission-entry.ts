import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Comments } from '@suivi/comments/web';
import type { Submission } from '@suivi/recommendations/domain';
import { EvidenceList } from '@suivi/evidence/web';
import { SuiviDate, TextView } from '@suivi/shared/web';
import { ReachedMilestones } from '../../reached-milestones/reached-milestones.ts';
import { ReceiptLine } from '../../receipt-line/receipt-line.ts';
import { WidenAudience } from '../widen-audience/widen-audience.ts';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { PhaseMark } from '../../phase/phase.ts';
import { StatusMark } from '../../status/status.ts';

/** One step of the timeline: who declared what, when, on what proof, and what the coordinator found. */
@Component({
  selector: 'suivi-submission-entry',
  imports: [TranslocoDirective, AudienceMark, Comments, EvidenceList, PhaseMark, ReachedMilestones, ReceiptLine, StatusMark, SuiviDate, TextView, WidenAudience],
  templateUrl: './submission-entry.html',
  styleUrl: './submission-entry.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SubmissionEntry {
  readonly submission = input.required<Submission>();
  readonly mayWiden = input(false);
  readonly changed = output<Submission>();
  private readonly router = inject(Router);
  private readonly id = computed(() => this.submission().id);
  protected readonly mayTalk = inject(SessionStore).can('comments.read');
  /** What is said on it is asked for once it is opened, or where a link leads to it. */
  protected readonly talking = linkedSignal({ source: this.id, computation: (id) => this.router.url.endsWith(`#comments-${id}`) });
}
