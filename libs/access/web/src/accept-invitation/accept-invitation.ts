import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { form, FormField, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { acceptInvitationSchema, type InvitationPreview } from '@suivi/access/domain';
import type { FieldIssue } from '@suivi/shared/domain';
import { Api, ApiProblem, ErrorSummary, Field, fieldSentences, formIssues, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { SessionStore } from '../session/session-store.ts';

const contentSchema = acceptInvitationSchema.omit({ token: true });
const EMPTY = { name: '', password: '' };

/** Where the link of an invitation leads: a name, a password, and one is in. */
@Component({
  selector: 'suivi-accept-invitation',
  imports: [FormField, TranslocoDirective, ErrorSummary, Field, ProblemMessage, SuiviDate],
  templateUrl: './accept-invitation.html',
})
export class AcceptInvitation {
  private readonly api = inject(Api);
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly sentence = fieldSentences();
  readonly token = input.required<string>();
  /** What the invitation says; the form does not wait for it. */
  private readonly preview = resource({ params: () => this.token(), loader: ({ params }) => this.api.get<InvitationPreview>(`/invitations/by-token/${params}`).catch(() => null) });
  protected readonly handover = computed(() => (this.preview.hasValue() ? (this.preview.value()?.handover ?? null) : null));
  private readonly model = signal(EMPTY);
  protected readonly form = form(this.model, (content) => validateStandardSchema(content, contentSchema));
  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly sending = signal(false);

  protected errorOf(field: keyof typeof EMPTY): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async accept(event: Event): Promise<void> {
    event.preventDefault();
    this.problem.set(null);
    this.issues.set(formIssues(this.form));
    if (this.issues().length > 0 || this.sending()) return;
    this.sending.set(true);
    try {
      await this.api.post('/invitations/accept', { token: this.token(), ...this.model() });
      await this.sessions.refresh();
      await this.router.navigateByUrl(this.sessions.session() ? (this.handover() ? '/delegation-file' : '/') : '/sign-in');
    } catch (error) {
      const problem = ApiProblem.from(error);
      const ofFields = problem.issues.filter(({ path }) => path in EMPTY);
      this.issues.set(ofFields);
      if (ofFields.length === 0) this.problem.set(problem.code !== 'wrong_phase' && problem.issues.some(({ path }) => path === 'token') ? new ApiProblem({ code: 'gone' }) : problem);
    } finally {
      this.sending.set(false);
    }
  }
}
