import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CommentRecord } from '@suivi/comments/domain';
import { ApiProblem, LanguageStore, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { CommentForm, type Written } from '../comment-form/comment-form.ts';
import { Talk } from '../talk.ts';

/** One comment: who, when, to whom, and what was said before it was edited; its author may edit and withdraw it. */
@Component({
  selector: 'suivi-comment-entry',
  imports: [TranslocoDirective, CommentForm, ProblemMessage, SuiviDate],
  templateUrl: './comment-entry.html',
  styleUrl: './comment-entry.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommentEntry {
  private readonly talk = inject(Talk);
  readonly comment = input.required<CommentRecord>();
  protected readonly language = inject(LanguageStore);
  protected readonly editing = signal(false);
  protected readonly asked = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly busy = signal(false);
  /** The State to which the comment is addressed, where that is not already the author's. */
  protected readonly addressed = computed(() => {
    const { audience, stateCode, author } = this.comment();
    return (audience === 'delegation' || audience === 'state') && stateCode !== author.stateCode ? stateCode : null;
  });

  protected readonly save = async ({ body, language, mentionIds }: Written) => {
    try {
      await this.talk.edit(this.comment(), { body, language, mentionIds });
      this.editing.set(false);
    } catch (error) {
      const problem = ApiProblem.from(error);
      // Edited in another window: its version is shown above the field, what was typed here stays in it.
      if (problem.code === 'stale') this.talk.keep(problem.current as CommentRecord);
      throw error;
    }
  };

  protected async withdraw(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.talk.withdraw(this.comment());
      this.asked.set(false);
    } catch (error) {
      const problem = ApiProblem.from(error);
      if (problem.code === 'stale') this.talk.keep(problem.current as CommentRecord);
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
