import { Component, DOCUMENT, Injector, afterNextRender, computed, effect, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, Dialog, ProblemMessage, SignInAgain } from '@suivi/shared/web';
import { SessionStore } from '@suivi/access/web';
import { rememberPlace } from './place.ts';

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
  private goBack: (() => void) | null = null;

  constructor() {
    const page = inject(DOCUMENT);
    const injector = inject(Injector);
    // Runs before the dialog inside takes the focus, and on the way back after it has closed.
    effect(() => {
      if (this.asked()) this.goBack ??= rememberPlace(page);
      else afterNextRender({ read: () => this.returnToPlace() }, { injector });
    });
  }

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

  private returnToPlace(): void {
    this.goBack?.();
    this.goBack = null;
  }

  protected leave(): void {
    this.question.answer(false);
    this.problem.set(null);
  }
}
