import { Injectable, computed, inject, signal } from '@angular/core';
import type { FieldIssue } from '@suivi/shared/domain';
import { ReportDraft } from './report-draft.ts';

/** Where in the report its editor is, and what its parts have to know of each other. */
@Injectable()
export class EditorState {
  private readonly draft = inject(ReportDraft);
  /** The key of the section on screen. */
  readonly section = signal('');
  /** The one place whose evidence is being attached. */
  readonly proving = signal<string | null>(null);
  /** The articles that are unfolded. */
  readonly unfolded = signal<ReadonlySet<string>>(new Set());
  /** What is missing is said once she tried to send, not while she writes her first answer. */
  readonly tried = signal(false);
  readonly editable = computed(() => this.draft.report()?.nextActs.includes('edit') ?? false);
  readonly settings = computed(() => this.draft.report()?.sections.find(({ key }) => key === this.section()) ?? null);
  readonly writable = computed(() => this.editable() && (this.settings()?.mayWrite ?? false));
  readonly missing = computed<readonly FieldIssue[]>(() => (this.tried() ? this.draft.missing() : []));
  /** What the coordinator asks to be mended, question by question. */
  readonly returned = computed(() => {
    const report = this.draft.report();
    return report?.phase === 'returned' ? (report.lastReview?.questions ?? []) : [];
  });

  unfold(key: string, open: boolean): void {
    this.unfolded.update((unfolded) => new Set(open ? [...unfolded, key] : [...unfolded].filter((each) => each !== key)));
  }
}
