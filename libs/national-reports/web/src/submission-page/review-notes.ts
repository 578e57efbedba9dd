import { Injectable, computed, inject, signal } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import type { NewReportReview, ReportSubmission } from '@suivi/national-reports/domain';
import type { Stage } from '@suivi/questionnaires/domain';
import { forgetForm, keepForm, keptForm } from '@suivi/shared/web';
import { placeOf } from '../report-editor/place.ts';

interface Notes {
  comment: string;
  /** By the key of the place. */
  questions: Readonly<Record<string, string>>;
  /** By the id of the article; one that is not here is found as it was declared. */
  stages: Readonly<Record<string, Stage>>;
}

const NOTHING: Notes = { comment: '', questions: {}, stages: {} };

/** What the coordinator notes while she reads a report, kept on this device until she has decided. */
@Injectable()
export class ReviewNotes {
  private readonly userId = inject(SessionStore).session()?.user.id ?? '';
  private readonly notes = signal<Notes>(NOTHING);
  private submissionId = '';
  readonly comment = computed(() => this.notes().comment);
  readonly questions = computed(() => this.notes().questions);
  readonly stages = computed(() => this.notes().stages);
  /** How many questions she has commented on. */
  readonly commented = computed(() => Object.values(this.questions()).filter((comment) => comment.trim() !== '').length);

  open(submissionId: string): void {
    this.submissionId = submissionId;
    this.notes.set(keptForm<Notes, null>(this.userId, this.name)?.content ?? NOTHING);
  }

  write(patch: Partial<Notes>): void {
    this.notes.update((notes) => ({ ...notes, ...patch }));
    keepForm<Notes, null>(this.userId, this.name, { content: this.notes(), base: null });
  }

  note(key: string, comment: string): void {
    this.write({ questions: { ...this.questions(), [key]: comment } });
  }

  find(articleId: string, stage: Stage): void {
    this.write({ stages: { ...this.stages(), [articleId]: stage } });
  }

  forget(): void {
    forgetForm(this.userId, this.name);
    this.notes.set(NOTHING);
  }

  /** What she decides, as it is sent: comments leave with a report that is returned, stages with one that is validated. */
  reviewOf(submission: ReportSubmission, outcome: 'returned' | 'validated'): NewReportReview {
    const comment = this.comment().trim();
    if (outcome === 'returned') {
      const questions = Object.entries(this.questions()).flatMap(([key, text]) => (text.trim() === '' ? [] : [{ ...placeOf(key), comment: text.trim() }]));
      return { outcome, comment, questions };
    }
    return { outcome, comment: comment || null, verified: Object.entries(this.stages()).flatMap(([articleId, stage]) => (declaredIn(submission, articleId) === stage || !declaredIn(submission, articleId) ? [] : [{ articleId, stage }])) };
  }

  private get name(): string {
    return `report-review.${this.submissionId}`;
  }
}

/** The stage that the State declared of an article; null where it reported none. */
function declaredIn({ sections }: ReportSubmission, articleId: string): Stage | null {
  for (const { answers } of sections) {
    const value = answers.find((answer) => answer.item === articleId && answer.value.kind === 'articles')?.value;
    if (value?.kind === 'articles') return value.stage;
  }
  return null;
}

