import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, model, output, resource, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Audience } from '@suivi/access/domain';
import type { Evidence, NewEvidence } from '@suivi/evidence/domain';
import { Announcer, ApiProblem, Icon, Loading, ProblemMessage, SuiviDate, issueKeys } from '@suivi/shared/web';
import { EvidenceApi } from '../evidence-api.ts';
import type { RefusedPiece } from '../evidence-form/evidence-form.ts';
import { FileSize } from '../file-size.ts';
import { iconOf } from '../media-icon.ts';
import { PiecesBehind } from '../pieces-behind/pieces-behind.ts';
import { ValidityChanger } from '../validity/validity-change.ts';
import { ValidityMark } from '../validity/validity.ts';
import { Uploads, type UploadProgress } from '../uploads/uploads.ts';

/** The evidence of an update or an answer while it is written: what is there, what is still being sent, and a way to add more. */
@Component({
  selector: 'suivi-evidence-editor',
  imports: [NgComponentOutlet, TranslocoDirective, FileSize, Icon, Loading, PiecesBehind, ProblemMessage, SuiviDate, ValidityChanger, ValidityMark],
  templateUrl: './evidence-editor.html',
  styleUrl: './evidence-editor.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceEditor {
  /** What the pieces prove: an update, or an answer of a report. */
  readonly updateId = input<string>();
  readonly answer = input<NewEvidence['answer']>();
  readonly evidence = model.required<Evidence[]>();
  /** The audience of the update, which no piece of it exceeds in effect. */
  readonly audience = input.required<Audience>();
  /** A sentence: what keeps the update from being sent. */
  readonly error = input<string | null>(null);
  /** Whether the pieces are just being changed. */
  readonly busy = input(false);
  readonly align = output<void>();
  /** A piece is valid until another day than was said. */
  readonly mend = output<Pick<Evidence, 'id' | 'validUntil'>>();
  private readonly api = inject(EvidenceApi);
  private readonly uploads = inject(Uploads);
  private readonly announcer = inject(Announcer);
  private readonly translations = inject(TranslocoService);
  private readonly destroyed = inject(DestroyRef);
  protected readonly adding = signal(false);
  /** The piece whose file was refused: what she said of it is there again, for another file. */
  private readonly refused = signal<RefusedPiece | null>(null);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly iconOf = iconOf;
  protected readonly issueKey = issueKeys();
  private readonly seen = new Set<string>();
  /** Fetched when she adds a piece: with the rules it checks by, the form weighs as much as a quarter of the page. */
  private readonly fetched = resource({ params: () => (this.adding() ? 'adding' : undefined), loader: () => import('../evidence-form/evidence-form.ts') });
  protected readonly form = computed(() => (this.fetched.hasValue() ? this.fetched.value().EvidenceForm : null));
  protected readonly formProblem = computed(() => (this.fetched.error() ? new ApiProblem({ code: 'offline' }) : null));
  protected readonly described = computed(() => ({
    proves: { updateId: this.updateId(), answer: this.answer() },
    audience: this.audience(),
    refused: this.refused(),
    attached: (piece: { evidence: Evidence; file: File | null }) => this.add(piece),
    left: () => this.close(),
  }));

  constructor() {
    // What an earlier visit left unfinished goes on by itself.
    effect(() => {
      const unfinished = this.evidence().filter(({ id, complete }) => !complete && !this.seen.has(id));
      untracked(() => unfinished.forEach((piece) => this.goOn(piece)));
    });
  }

  protected progressOf(piece: Evidence): UploadProgress | undefined {
    return this.uploads.progress(piece.id);
  }

  private add({ evidence, file }: { evidence: Evidence; file: File | null }): void {
    this.seen.add(evidence.id);
    this.evidence.update((pieces) => [...pieces.filter(({ id }) => id !== evidence.id), evidence]);
    this.close();
    if (file) void this.send(evidence, file);
  }

  private async send(piece: Evidence, file: File): Promise<void> {
    await this.uploads.start(piece, file, (done) => this.replace(done));
    const problem = this.uploads.progress(piece.id)?.problem;
    // Whoever describes another piece meanwhile is not disturbed: the line of this one says what is wrong with it.
    if (problem?.code !== 'file_type_mismatch' || this.adding() || this.destroyed.destroyed) return;
    // The portal has dropped it with its file.
    await this.drop(piece);
    this.refused.set({ piece, problem });
    this.adding.set(true);
    this.announcer.say(this.translations.translate<string>(`problem.${problem.code}.title`));
  }

  private close(): void {
    this.adding.set(false);
    this.refused.set(null);
  }

  protected goOn(piece: Evidence): void {
    this.seen.add(piece.id);
    void this.uploads.resume(piece, (done) => this.replace(done));
  }

  /** The file was lost on this device, or begun on another: the same file chosen again goes on where the portal stands. */
  protected chooseAgain(piece: Evidence, files: FileList | null): void {
    const file = files?.[0];
    if (file && file.size === piece.sizeBytes) void this.uploads.start(piece, file, (done) => this.replace(done));
    else if (file) this.problem.set(new ApiProblem({ code: 'conflict' }));
  }

  protected async remove(piece: Evidence): Promise<void> {
    try {
      await this.api.remove(piece.id);
    } catch (error) {
      const problem = ApiProblem.from(error);
      // A file that was refused is gone already; then there is nothing more to remove than this line.
      if (problem.code !== 'not_found') return this.problem.set(problem);
    }
    await this.drop(piece);
    this.problem.set(null);
  }

  private async drop(piece: Evidence): Promise<void> {
    await this.uploads.abandon(piece.id);
    this.evidence.update((pieces) => pieces.filter(({ id }) => id !== piece.id));
  }

  private replace(done: Evidence): void {
    this.evidence.update((pieces) => pieces.map((piece) => (piece.id === done.id ? done : piece)));
  }
}
