import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, ElementRef, Injector, afterNextRender, computed, effect, inject, resource, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { includes } from '@suivi/access/domain';
import { nextActs, type Act, type ReachedMilestone } from '@suivi/recommendations/domain';
import { original, type FieldIssue } from '@suivi/shared/domain';
import type { Evidence } from '@suivi/evidence/domain';
import { EvidenceEditor } from '@suivi/evidence/web';
import { ApiProblem, Breadcrumb, ErrorSummary, LanguageStore, Loading, ProblemMessage, SuiviDate, TranslatedEditor } from '@suivi/shared/web';
import { issueSentences } from '../field-issues.ts';
import { writtenOrNull } from '../optional-text.ts';
import { RecommendationsApi, type Receipt } from '../recommendations-api.ts';
import { routeId } from '../route-record.ts';
import { ColleagueNews } from './colleague-news/colleague-news.ts';
import { DiscardDialog } from './discard-dialog/discard-dialog.ts';
import { DraftConflict } from './draft-conflict/draft-conflict.ts';
import { SaveMark } from './save-mark/save-mark.ts';
import { StatusChoice } from './status-choice/status-choice.ts';
import { UpdateContext } from './update-context/update-context.ts';
import { UpdateDraft } from './update-draft.ts';
import { subjectLink } from '../subject-link.ts';
import { SubjectReader } from '../subject-reader.ts';
import { AudiencePicker, SessionStore } from '@suivi/access/web';
import { PhaseMark } from '../phase/phase.ts';

/** Writes an update in three decisions: what the status is, who may read it, and what was done on what proof. */
@Component({
  selector: 'suivi-update-editor',
  imports: [NgComponentOutlet, RouterLink, TranslocoDirective, AudiencePicker, Breadcrumb, ColleagueNews, DiscardDialog, DraftConflict, ErrorSummary, EvidenceEditor, Loading, PhaseMark, ProblemMessage, SaveMark, StatusChoice, SuiviDate, TranslatedEditor, UpdateContext],
  providers: [UpdateDraft],
  templateUrl: './update-editor.html',
  styleUrl: './update-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UpdateEditor {
  private readonly api = inject(RecommendationsApi);
  private readonly router = inject(Router);
  private readonly session = inject(SessionStore);
  private readonly language = inject(LanguageStore);
  private readonly sentence = issueSentences();
  private readonly id = routeId();
  protected readonly draft = inject(UpdateDraft);

  private readonly subjects = inject(SubjectReader);
  private readonly subject = resource({ params: () => this.draft.update()?.subject, loader: ({ params }) => this.subjects.read(params) });
  protected readonly about = computed(() => (this.subject.hasValue() ? this.subject.value() : null));
  protected readonly cancelled = computed(() => this.about()?.cancelled === true && this.editable());
  protected readonly link = subjectLink;
  /** Fetched for an update on an action: a commitment has no milestones. */
  private readonly fetched = resource({ params: () => (this.draft.update()?.subject.kind === 'action' ? 'milestones' : undefined), loader: () => import('./reached-milestones/reached-milestones.ts') });
  protected readonly milestones = computed(() => (this.fetched.hasValue() && this.about() ? this.fetched.value().ReachedMilestones : null));
  /** The last word and the receipt, fetched together when she has written and goes on to send: neither is asked for in between. */
  private readonly going = signal(false);
  protected readonly sending = resource({ params: () => (this.going() ? 'sending' : undefined), loader: () => import('./sending.ts') });
  protected readonly receiptPanel = computed(() => (this.sending.hasValue() ? this.sending.value().ReceiptPanel : null));
  protected readonly submitting = computed(() => ({
    update: this.draft.update(),
    busy: this.busy(),
    sent: (receipt: Receipt) => void this.sent(receipt),
    overtaken: () => void this.overtaken(),
    align: () => void this.align(),
    left: () => this.asking.set(false),
  }));
  /** Fetched for what is not to be edited now. */
  private readonly fetchedReading = resource({ params: () => (this.draft.update() && !this.editable() ? 'reading' : undefined), loader: () => import('./update-reading/update-reading.ts') });
  protected readonly reading = computed(() => (this.fetchedReading.hasValue() ? this.fetchedReading.value().UpdateReading : null));
  /** Fetched for what was sent: the same people talk about it here as on the page of what it is about. An update kept on a device by an earlier version names none. */
  protected readonly submitted = computed(() => this.draft.update()?.lastSubmissionId ?? null);
  private readonly fetchedTalk = resource({ params: () => (this.submitted() ? 'talk' : undefined), loader: () => import('../submission-talk/submission-talk.ts') });
  protected readonly talk = computed(() => (this.submitted() && this.fetchedTalk.hasValue() ? this.fetchedTalk.value().SubmissionTalk : null));
  protected readonly reached = computed(() => ({
    milestones: this.about()?.milestones ?? [],
    value: this.draft.content()?.milestones ?? [],
    changed: (milestones: ReachedMilestone[]) => this.draft.change({ milestones }),
  }));

  protected readonly receipt = signal<Receipt | null>(null);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly handedOver = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What is missing is said once she tried to send, not while she writes her first sentence. */
  protected readonly tried = signal(false);
  protected readonly issues = computed<readonly FieldIssue[]>(() => {
    // The portal names the text of one language; on this page that is its field.
    const refused = (this.draft.refusal()?.issues ?? []).map(({ path, code }) => ({ path: path.split('.')[0]!, code }));
    return [...refused, ...(this.tried() ? this.draft.missing() : [])];
  });

  protected readonly writtenOrNull = writtenOrNull;
  protected readonly subjectLink = subjectLink;
  private readonly noChallenges = computed(() => original(this.language.language(), ''));
  protected readonly challenges = computed(() => this.draft.content()?.challenges ?? this.noChallenges());

  protected readonly acts = computed<readonly Act[]>(() => {
    const update = this.draft.update();
    const role = this.session.session()?.role;
    return update && role ? nextActs(update.phase, role) : [];
  });
  protected readonly editable = computed(() => this.acts().includes('edit'));
  /** Whether what it is about is itself shown to fewer people than the update would be. */
  protected readonly limited = computed(() => {
    const [update, content] = [this.draft.update(), this.draft.content()];
    return update !== null && content !== null && !includes(update.subjectAudience, content.audience);
  });
  private readonly injector = inject(Injector);
  private readonly colleagueNews = viewChild(ColleagueNews, { read: ElementRef<HTMLElement> });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.draft.open(id));
    });
    effect(() => {
      const joined = this.draft.joined();
      if (joined) void this.router.navigate(['/updates', joined], { replaceUrl: true });
    });
  }

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  /** Checks, saves, and asks for the last word. */
  protected async review(): Promise<void> {
    this.tried.set(true);
    if (this.draft.missing().length > 0) return;
    this.going.set(true);
    await this.act(async () => {
      if (await this.saved()) this.asking.set(true);
    });
  }

  protected async sent(receipt: Receipt): Promise<void> {
    this.asking.set(false);
    this.receipt.set(receipt);
    await this.draft.close(null);
  }

  /** A colleague changed it while she was asked for the last word: what is new comes before her eyes, and nothing was sent. */
  protected async overtaken(): Promise<void> {
    this.asking.set(false);
    await this.draft.follow();
    afterNextRender({ read: () => this.colleagueNews()?.nativeElement.querySelector('section')?.focus() }, { injector: this.injector });
  }

  protected align(): Promise<void> {
    return this.act(() => this.draft.align());
  }

  protected mend(piece: Pick<Evidence, 'id' | 'validUntil'>): Promise<void> {
    return this.act(() => this.draft.mend(piece));
  }

  protected handOver(): Promise<void> {
    this.tried.set(true);
    if (this.draft.missing().length > 0) return Promise.resolve();
    return this.act(async () => {
      const { id } = this.draft.update()!;
      if (!(await this.saved())) return;
      await this.draft.close(await this.api.handOver(id));
      this.handedOver.set(true);
    });
  }

  protected withdraw(): Promise<void> {
    return this.act(async () => {
      await this.api.withdraw(this.id());
      await this.draft.open(this.id());
    });
  }

  protected discard(): Promise<void> {
    return this.act(async () => {
      const { subject } = this.draft.update()!;
      await this.draft.discard();
      await this.router.navigate(subjectLink(subject));
    });
  }

  /** Whether the portal has everything; a cut is said where she clicked, a refusal stands above the form already. */
  private async saved(): Promise<boolean> {
    const settled = await this.draft.flush();
    if (this.draft.saveState() === 'offline') throw new ApiProblem({ code: 'offline' });
    return settled;
  }

  private async act(doing: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await doing();
    } catch (problem) {
      this.problem.set(ApiProblem.from(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
