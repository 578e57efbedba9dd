import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { nextActs, type Act } from '@suivi/recommendations/domain';
import { original } from '@suivi/shared/domain';
import { EvidenceEditor } from '@suivi/evidence/web';
import { ApiProblem, Breadcrumb, ErrorSummary, LanguageStore, Loading, ProblemMessage, SuiviDate, TranslatedEditor } from '@suivi/shared/web';
import { issueSentences } from '../field-issues.ts';
import { writtenOrNull } from '../optional-text.ts';
import { RecommendationsApi, type Receipt } from '../recommendations-api.ts';
import { routeId } from '../route-record.ts';
import { DiscardDialog } from './discard-dialog/discard-dialog.ts';
import { DraftConflict } from './draft-conflict/draft-conflict.ts';
import { ReceiptPanel } from './receipt-panel/receipt-panel.ts';
import { SaveMark } from './save-mark/save-mark.ts';
import { StatusChoice } from './status-choice/status-choice.ts';
import { SubmitDialog } from './submit-dialog/submit-dialog.ts';
import { UpdateContext } from './update-context/update-context.ts';
import { UpdateDraft } from './update-draft.ts';
import { UpdateReading } from './update-reading/update-reading.ts';
import { AudiencePicker, SessionStore } from '@suivi/access/web';
import { PhaseMark } from '../phase/phase.ts';

/** Writes an update in three decisions: what the status is, what was done and on what proof, and who may see it. */
@Component({
  selector: 'suivi-update-editor',
  imports: [RouterLink, TranslocoDirective, AudiencePicker, Breadcrumb, DiscardDialog, DraftConflict, ErrorSummary, EvidenceEditor, Loading, PhaseMark, ProblemMessage, ReceiptPanel, SaveMark, StatusChoice, SubmitDialog, SuiviDate, TranslatedEditor, UpdateContext, UpdateReading],
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

  protected readonly receipt = signal<Receipt | null>(null);
  protected readonly asking = signal(false);
  protected readonly busy = signal(false);
  protected readonly handedOver = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What is missing is said once she tried to send, not while she writes her first sentence. */
  protected readonly tried = signal(false);
  protected readonly issues = computed(() => (this.tried() ? this.draft.missing() : []));

  protected readonly writtenOrNull = writtenOrNull;
  private readonly noChallenges = computed(() => original(this.language.language(), ''));
  protected readonly challenges = computed(() => this.draft.content()?.challenges ?? this.noChallenges());

  protected readonly acts = computed<readonly Act[]>(() => {
    const update = this.draft.update();
    const role = this.session.session()?.role;
    return update && role ? nextActs(update.phase, role) : [];
  });
  protected readonly editable = computed(() => this.acts().includes('edit'));

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.draft.open(id));
    });
  }

  protected errorOf(field: string): string | null {
    return this.sentence(this.issues(), field);
  }

  /** Checks, saves, and asks for the last word. */
  protected async review(): Promise<void> {
    this.tried.set(true);
    if (this.draft.missing().length > 0) return;
    await this.act(async () => {
      if (await this.saved()) this.asking.set(true);
    });
  }

  protected async sent(receipt: Receipt): Promise<void> {
    this.asking.set(false);
    this.receipt.set(receipt);
    await this.draft.close(null);
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
      const update = this.draft.update()!;
      await this.api.discardUpdate(update.id);
      await this.draft.close(null);
      await this.router.navigate(['/commitments', update.subject.id]);
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
