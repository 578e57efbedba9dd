import { NgComponentOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, model, output, resource, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Audience } from '@suivi/access/domain';
import type { Evidence, NewEvidence } from '@suivi/evidence/domain';
import { ApiProblem, Icon, Loading, ProblemMessage, SuiviDate, issueKeys } from '@suivi/shared/web';
import { EvidenceApi } from '../evidence-api.ts';
import { FileSize } from '../file-size.ts';
import { iconOf } from '../media-icon.ts';
import { PiecesBehind } from '../pieces-behind/pieces-behind.ts';
import { Uploads, type UploadProgress } from '../uploads/uploads.ts';

/** The evidence of an update or an answer while it is written: what is there, what is still being sent, and a way to add more. */
@Component({
  selector: 'suivi-evidence-editor',
  imports: [NgComponentOutlet, TranslocoDirective, FileSize, Icon, Loading, PiecesBehind, ProblemMessage, SuiviDate],
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
  /** Whether the pieces are just being brought to the audience of the update. */
  readonly busy = input(false);
  readonly align = output<void>();
  private readonly api = inject(EvidenceApi);
  private readonly uploads = inject(Uploads);
  protected readonly adding = signal(false);
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
    attached: (piece: { evidence: Evidence; file: File | null }) => this.add(piece),
    left: () => this.adding.set(false),
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
    this.adding.set(false);
    if (file) void this.uploads.start(evidence, file, (done) => this.replace(done));
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
    await this.uploads.abandon(piece.id);
    this.evidence.update((pieces) => pieces.filter(({ id }) => id !== piece.id));
    this.problem.set(null);
  }

  private replace(done: Evidence): void {
    this.evidence.update((pieces) => pieces.map((piece) => (piece.id === done.id ? done : piece)));
  }
}
