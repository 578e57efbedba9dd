import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, Dialog, ProblemMessage, SignInAgain } from '@suivi/shared/web';
import { SessionStore } from '@suivi/access/web';

/** Asks for the password in place when the session ended meanwhile; what was being done goes on afterwards. */
@Component({
  selector: 'app-again',
  imports: [TranslocoDirective, Dialog, ProblemMessage],
  templateUrl: './again.html',
})
export class Again {
  private readonly sessions = inject(SessionStore);
  private readonly question = inject(SignInAgain);
  protected readonly asked = this.question.asked;
  protected readonly email = computed(() => this.sessions.session()?.user.email ?? '');
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly sending = signal(false);

  protected async signIn(event: Event, password: string): Promise<void> {
    event.preventDefault();
    this.sending.set(true);
    this.problem.set(null);
    try {
      await this.sessions.signIn({ email: this.email(), password });
      this.question.answer(true);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.sending.set(false);
    }
  }

  protected leave(): void {
    this.question.answer(false);
    this.problem.set(null);
  }
}
