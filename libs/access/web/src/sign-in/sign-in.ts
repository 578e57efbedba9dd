import { Component, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { signInSchema, type SignIn as Credentials } from '@suivi/access/domain';
import type { FieldIssue } from '@suivi/shared/domain';
import { ApiProblem, ErrorSummary, Field, fieldSentences, LanguageStore, ProblemMessage } from '@suivi/shared/web';
import { SessionStore } from '../session/session-store.ts';

/** The door. Afterwards one is where one wanted to go. Two fields need no form library, which would be a tenth of this first page. */
@Component({
  selector: 'suivi-sign-in',
  imports: [TranslocoDirective, ErrorSummary, Field, ProblemMessage],
  templateUrl: './sign-in.html',
  styleUrl: './sign-in.scss',
})
export class SignIn {
  private readonly sessions = inject(SessionStore);
  private readonly language = inject(LanguageStore);
  private readonly router = inject(Router);
  private readonly sentence = fieldSentences();
  /** The address that was asked for before signing in. */
  readonly next = input<string>();

  protected readonly issues = signal<readonly FieldIssue[]>([]);
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly sending = signal(false);
  protected readonly visible = signal(false);

  protected errorOf(field: keyof Credentials): string | null {
    return this.sentence(this.issues(), field);
  }

  protected async signIn(event: Event, typed: Credentials): Promise<void> {
    event.preventDefault();
    if (this.sending()) return;
    this.problem.set(null);
    const credentials = signInSchema.safeParse(typed);
    this.issues.set(credentials.success ? [] : credentials.error.issues.map(({ path, message }) => ({ path: path.join('.'), code: message })));
    if (!credentials.success) return;
    this.sending.set(true);
    try {
      await this.sessions.signIn(credentials.data);
      await this.language.start();
      const next = this.next();
      // Only an address of ours: a link must not lead elsewhere through the door.
      await this.router.navigateByUrl(next?.startsWith('/') && !next.startsWith('//') ? next : '/');
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.sending.set(false);
    }
  }
}
