import { computed, Injectable, inject, signal } from '@angular/core';
import { may, type Permission, type Session, type SignIn } from '@suivi/access/domain';
import { Api, ApiProblem, SignInAgain } from '@suivi/shared/web';
import { forgetSession, keepSession, keptSession } from './kept-session.ts';

/** Who is signed in. `undefined` while that is not yet known, `null` when nobody is. */
@Injectable({ providedIn: 'root' })
export class SessionStore {
  private readonly api = inject(Api);
  private readonly signInAgain = inject(SignInAgain);
  private readonly current = signal<Session | null | undefined>(undefined);
  private asking: Promise<void> | null = null;

  readonly session = this.current.asReadonly();
  readonly role = computed(() => this.current()?.role ?? null);

  /** Whether the role of who is signed in may try this act at all; reads a signal. */
  can(permission: Permission): boolean {
    const role = this.role();
    return role !== null && may(role, permission);
  }

  /** Asks the API who is signed in; without an answer, whoever was last signed in on this device and has not expired. */
  refresh(): Promise<void> {
    this.asking ??= this.ask().finally(() => (this.asking = null));
    return this.asking;
  }

  /** Resolves once it is known who is signed in. */
  async known(): Promise<Session | null> {
    if (this.current() === undefined) await this.refresh();
    return this.current() ?? null;
  }

  async signIn(credentials: SignIn): Promise<void> {
    this.set(await this.api.post<Session>('/session', credentials));
  }

  async signOut(): Promise<void> {
    this.signInAgain.expected.set(false);
    await this.api.delete('/session').catch((error: unknown) => {
      if (ApiProblem.from(error).code === 'offline') throw error;
    });
    this.set(null);
  }

  /** Takes over a session that an answer of the API brought along. */
  set(session: Session | null): void {
    this.current.set(session);
    this.signInAgain.expected.set(session !== null);
    if (session) keepSession(session);
    else forgetSession();
  }

  private async ask(): Promise<void> {
    try {
      this.set(await this.api.get<Session>('/session'));
    } catch (error) {
      if (ApiProblem.from(error).code === 'not_signed_in') this.set(null);
      else {
        const kept = keptSession();
        this.current.set(kept);
        this.signInAgain.expected.set(kept !== null);
      }
    }
  }
}
