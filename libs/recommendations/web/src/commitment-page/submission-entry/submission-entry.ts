import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
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
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly mayTalk = inject(SessionStore).can('comments.read');
  private readonly leadsHere = computed(() => this.fragment() === `comments-${this.submission().id}`);
  /** What is said on it is asked for once it is opened, or where a link leads to it. */
  protected readonly talking = linkedSignal<boolean, boolean>({ source: this.leadsHere, computation: (leadsHere, before) => leadsHere || (before?.value ?? false) });
}
