import type { ElementRef} from '@angular/core';
import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal, resource, signal, untracked, viewChild, type OnDestroy } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Comments } from '@suivi/comments/web';
import { newReviewSchema, nextActs, type Status, type Submission } from '@suivi/recommendations/domain';
import { readIn, type FieldIssue } from '@suivi/shared/domain';
import { EvidenceList } from '@suivi/evidence/web';
import { Announcer, ApiProblem, Field, forgetForm, IllustrativeMark, keepForm, keptForm, LanguageStore, Loading, ProblemMessage, SuiviDate, TextView } from '@suivi/shared/web';
import { TranslocoService } from '@jsverse/transloco';
import { issueSentences, issuesOf } from '../../field-issues.ts';
import { ReachedMilestones } from '../../reached-milestones/reached-milestones.ts';
import { ReceiptLine } from '../../receipt-line/receipt-line.ts';
import { RecommendationsApi } from '../../recommendations-api.ts';
import { problemOf, routeId } from '../../route-record.ts';
import { TextDifference } from '../../text-difference/text-difference.ts';
import { StatusChoice } from '../../update-editor/status-choice/status-choice.ts';
import { subjectLink } from '../../subject-link.ts';
import { ReviewWork } from '../review-work.ts';
import { shortcutOf } from '../shortcut.ts';
import { AudienceMark, SessionStore } from '@suivi/access/web';
import { PhaseMark } from '../../phase/phase.ts';
import { StatusMark } from '../../status/status.ts';

/** What this device keeps of a decision that she is still writing. */
interface KeptReview {
  comment: string;
  verified: Status;
}

/** One submission as the coordinator reads it: what is declared, on what proof, what changed since she returned it, and her decision. */
@Component({
  selector: 'suivi-submission-review',
  imports: [RouterLink, TranslocoDirective, AudienceMark, Comments, EvidenceList, Field, IllustrativeMark, Loading, PhaseMark, ProblemMessage, ReachedMilestones, ReceiptLine, StatusChoice, StatusMark, SuiviDate, TextDifference, TextView],
  templateUrl: './submission-review.html',
  styleUrl: './submission-review.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(document:keydown)': 'press($event)' },
})
export class SubmissionReview implements OnDestroy {
  private readonly api = inject(RecommendationsApi);
  private readonly session = inject(SessionStore);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly sentence = issueSentences();
  private readonly id = routeId();
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  private readonly panel = viewChild<ElementRef<HTMLElement>>('panel');
  private readonly decision = viewChild<ElementRef<HTMLElement>>('decision');
  protected readonly language = inject(LanguageStore);
  protected readonly work = inject(ReviewWork);
  protected readonly link = subjectLink;

  protected readonly record = resource({ params: () => this.id(), loader: ({ params }) => this.api.submission(params) });
  protected readonly loadProblem = computed(() => problemOf(this.record));
  private readonly submission = computed(() => (this.record.hasValue() ? this.record.value() : null));
  protected readonly acts = computed(() => {
    const role = this.session.session()?.role;
    const submission = this.submission();
    return role && submission ? nextActs(submission.phase, role) : [];
  });

  /** What she returned before of the same update, to show what changed since. */
  private readonly sent = resource({ params: () => this.submission()?.subject, loader: ({ params }) => this.api.submissionsOf(params, params.stateCode) });
  protected readonly returnedBefore = computed<Submission | null>(() => {
    const now = this.submission();
    if (!now || !this.sent.hasValue()) return null;
    return this.sent.value().find((each) => each.updateId === now.updateId && each.id !== now.id && each.review?.outcome === 'returned') ?? null;
  });
  protected readonly difference = computed(() => {
    const before = this.returnedBefore();
    const now = this.submission();
    if (!before || !now) return null;
    const shown = readIn(now.narrative, this.language.language());
    return { before: before.narrative.versions[shown.language]?.text ?? '', after: shown.text, language: shown.language, comment: before.review?.comment ?? '' };
  });

  protected readonly deciding = linkedSignal<string, 'validate' | 'return' | null>({ source: this.id, computation: () => null });
  private readonly userId = computed(() => this.session.session()?.user.id ?? '');
  private readonly keptAs = computed(() => `review.${this.id()}`);
  // Read each time: a reload after a refusal must give back what was chosen since the page was opened.
  private readonly kept = () => keptForm<KeptReview, null>(this.userId(), this.keptAs())?.content ?? null;
  protected readonly comment = linkedSignal({ source: this.id, computation: () => untracked(this.kept)?.comment ?? '' });
  protected readonly verified = linkedSignal<Status>(() => untracked(this.kept)?.verified ?? this.submission()?.declaredStatus ?? 'in_progress');
  protected readonly issues = linkedSignal<string, readonly FieldIssue[]>({ source: this.id, computation: () => [] });
  protected readonly problem = linkedSignal<string, ApiProblem | null>({ source: this.id, computation: () => null });
  protected readonly busy = signal(false);
  /** One key for one submission in one decision: a second click decides nothing twice. */
  private readonly attempt = linkedSignal({ source: () => [this.id(), this.deciding(), this.comment(), this.verified()], computation: () => crypto.randomUUID() });

  constructor() {
    effect(() => this.work.selected.set(this.id()));
    effect(() => {
      const heading = this.heading()?.nativeElement;
      if (!heading || this.submission()?.id !== this.id() || !this.work.arriving) return;
      this.work.arriving = false;
      heading.focus();
      window.scrollTo({ top: 0 });
    });
    effect(() => {
      const deciding = this.deciding() !== null;
      this.work.deciding.set(deciding);
      // The first thing to decide: the verified status, or what is missing.
      if (deciding) untracked(() => setTimeout(() => (this.panel()?.nativeElement.querySelector<HTMLElement>('input:checked, textarea') ?? this.panel()?.nativeElement)?.focus()));
    });
  }

  ngOnDestroy(): void {
    this.work.selected.set(null);
    this.work.deciding.set(false);
  }

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  protected write(comment: string): void {
    this.comment.set(comment);
    this.keep();
  }

  protected verify(status: Status): void {
    this.verified.set(status);
    this.keep();
  }

  /** Closes the decision; what she wrote stays. */
  protected close(): void {
    this.deciding.set(null);
    setTimeout(() => this.decision()?.nativeElement.querySelector('button')?.focus());
  }

  protected press(event: KeyboardEvent): void {
    const elsewhere = event.target instanceof Element && event.target.closest('dialog') !== null;
    if (event.key === 'Escape' && this.deciding() && !event.isComposing && !elsewhere && !this.busy()) return this.close();
    const shortcut = this.work.keysOn() ? shortcutOf(event) : null;
    if ((shortcut !== 'validate' && shortcut !== 'return') || !this.acts().includes(shortcut)) return;
    event.preventDefault();
    this.deciding.set(shortcut);
  }

  protected async decide(): Promise<void> {
    const submission = this.submission();
    const comment = this.comment().trim();
    const review = newReviewSchema.safeParse(this.deciding() === 'return' ? { outcome: 'returned', comment } : { outcome: 'validated', comment: comment || null, verifiedStatus: this.verified() });
    this.issues.set(review.success ? [] : issuesOf(review.error));
    if (!review.success || !submission || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.api.review(submission.id, review.data, submission.rowVersion, this.attempt());
      this.announcer.say(this.translations.translate<string>(`recommendations.review.done.${review.data.outcome}`, { number: submission.receipt.number }));
      forgetForm(this.userId(), this.keptAs());
      await this.work.decide(submission.id);
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.problem.set(problem);
      this.issues.set(problem.issues);
      if (problem.code === 'stale' || problem.code === 'wrong_phase') this.record.reload();
    } finally {
      this.busy.set(false);
    }
  }

  private keep(): void {
    keepForm<KeptReview, null>(this.userId(), this.keptAs(), { content: { comment: this.comment(), verified: this.verified() }, base: null });
  }
}
