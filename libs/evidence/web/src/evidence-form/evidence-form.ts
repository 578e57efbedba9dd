import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { AUDIENCES, narrower, type Audience } from '@suivi/access/domain';
import { DOCUMENT_KINDS, MEDIA_TYPES, newEvidenceSchema, type Evidence, type NewEvidence } from '@suivi/evidence/domain';
import { LANGUAGES, type Language } from '@suivi/shared/domain';
import { ApiProblem, Field, LanguageStore, ProblemMessage, issueKeys } from '@suivi/shared/web';
import { EvidenceApi } from '../evidence-api.ts';

/** What a piece proves: an update, or an answer of a report. */
export type Proven = Pick<NewEvidence, 'updateId' | 'answer'>;

/** A piece of either kind, not yet described: what is to be seen by whom the update is for. */
function emptyPiece(proves: Proven, language: Language, confidentiality: Audience) {
  return { url: '', fileName: '', sizeBytes: 0, title: '', datedOn: '', validUntil: null as string | null, ...proves, kind: 'file' as NewEvidence['kind'], language, documentKind: 'other' as Evidence['documentKind'], confidentiality };
}

/** A piece whose file the portal refused, and why. */
export interface RefusedPiece {
  piece: Evidence;
  problem: ApiProblem;
}

/** Describes one new piece of evidence: a file to send or a link, of which date, in which language, and who may see it. */
@Component({
  selector: 'suivi-evidence-form',
  imports: [TranslocoDirective, Field, ProblemMessage],
  templateUrl: './evidence-form.html',
  styleUrl: './evidence-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EvidenceForm {
  readonly proves = input.required<Proven>();
  readonly audience = input.required<Audience>();
  /** What was said of a piece before its file was refused stays, for another file. */
  readonly refused = input<RefusedPiece | null>(null);
  /** Told by functions, since what is fetched on demand is bound by its inputs alone. */
  readonly attached = input.required<(piece: { evidence: Evidence; file: File | null }) => void>();
  readonly left = input.required<() => void>();
  private readonly api = inject(EvidenceApi);
  private readonly language = inject(LanguageStore);
  private readonly translations = inject(TranslocoService);
  protected readonly issueKey = issueKeys();

  protected readonly kinds = DOCUMENT_KINDS;
  protected readonly languages = LANGUAGES;
  protected readonly accepted = MEDIA_TYPES.join(',');
  /** No piece is shown to more people than the update it proves. */
  protected readonly audiences = computed(() => AUDIENCES.slice(0, AUDIENCES.indexOf(this.audience()) + 1));

  /** The fields of both kinds side by side; the schema reads those of the kind that is chosen. */
  protected readonly piece = linkedSignal<Audience, ReturnType<typeof emptyPiece>>({
    source: this.audience,
    // Who changes the audience of the update loses nothing of what she has described; her piece follows, unless she chose otherwise for it.
    computation: (audience, previous) => {
      if (!previous) return untracked(() => this.begun(audience));
      const { confidentiality } = previous.value;
      return { ...previous.value, confidentiality: confidentiality === previous.source ? audience : narrower(confidentiality, audience) };
    },
  });
  private readonly checked = computed(() => newEvidenceSchema.safeParse(this.piece()));
  protected readonly file = signal<File | null>(null);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  /** Why the file before was refused, until another is chosen. */
  protected readonly refusal = computed(() => (this.file() ? null : (this.refused()?.problem ?? null)));

  private begun(audience: Audience): ReturnType<typeof emptyPiece> {
    const empty = emptyPiece(this.proves(), this.language.language(), audience);
    const before = this.refused()?.piece;
    return before ? { ...empty, title: before.title, datedOn: before.datedOn, language: before.language, documentKind: before.documentKind, confidentiality: narrower(before.confidentiality, audience) } : empty;
  }

  protected choose(files: FileList | null): void {
    const file = files?.[0] ?? null;
    this.file.set(file);
    this.piece.update((piece) => ({ ...piece, fileName: file?.name ?? '', sizeBytes: file?.size ?? 0, title: piece.title || (file?.name.replace(/\.[^.]+$/, '') ?? '') }));
  }

  protected set(patch: Partial<ReturnType<typeof emptyPiece>>): void {
    this.piece.update((piece) => ({ ...piece, ...patch }));
  }

  /** The sentence for what is wrong with a field, once she tried to add. */
  protected errorOf(field: 'url' | 'fileName' | 'sizeBytes' | 'title' | 'datedOn' | 'validUntil'): string | null {
    const issue = this.tried() ? this.checked().error?.issues.find(({ path }) => path[0] === field) : undefined;
    return issue ? this.translations.translate<string>(this.issueKey(issue.message)) : null;
  }

  protected fileError(): string | null {
    if (this.tried() && this.piece().kind === 'file' && !this.file()) return this.translations.translate<string>('evidence.form.no_file');
    return this.errorOf('sizeBytes') ?? this.errorOf('fileName');
  }

  protected async attach(): Promise<void> {
    this.tried.set(true);
    const piece = this.checked();
    if (!piece.success || this.busy()) return;
    this.busy.set(true);
    try {
      this.attached()({ evidence: await this.api.attach(piece.data), file: piece.data.kind === 'file' ? this.file() : null });
    } catch (problem) {
      this.problem.set(ApiProblem.from(problem));
    } finally {
      this.busy.set(false);
    }
  }
}
