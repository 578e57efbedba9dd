import { Component, inject, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { passwordChangeSchema } from '@suivi/access/domain';
import type { FieldIssue } from '@suivi/shared/domain';
import { Announcer, Api, ApiProblem, ErrorSummary, Field, fieldSentences, formIssues, Icon, ProblemMessage } from '@suivi/shared/web';

const EMPTY = { currentPassword: '', newPassword: '' };

/** Changes the password; every other session of the user ends. */
@Component({
  selector: 'suivi-password-change',
  imports: [FormField, TranslocoDirective, ErrorSummary, Field, Icon, ProblemMessage],
  templateUrl: './password-change.html',
})
export class PasswordChange {
  private readonly api = inject(Api);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly sentence = fieldSentences();
  private readonly model = signal(EMPTY);
  protected readonly form = form(this.model, (change) => validateStandardSchema(change, passwordChangeSchema));
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly saved = signal(false);

  protected errorOf(field: keyof typeof EMPTY): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.saved.set(false);
    this.problem.set(null);
    this.issues.set(formIssues(this.form));
    if (this.issues().length > 0) return;
    try {
      await this.api.put('/profile/password', this.model());
      this.model.set(EMPTY);
      this.saved.set(true);
      this.announcer.say(this.transloco.translate('access.password_change.saved'));
    } catch (error) {
      const problem = ApiProblem.from(error);
      this.issues.set(problem.issues);
      if (problem.issues.length === 0) this.problem.set(problem);
    }
  }
}
