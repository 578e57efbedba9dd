import { Injectable, signal } from '@angular/core';

/** The question put to somebody whose session ended while she worked: sign in here, and what you were doing goes on. */
@Injectable({ providedIn: 'root' })
export class SignInAgain {
  private waiting: ((signedIn: boolean) => void)[] = [];
  private readonly open = signal(false);
  /** Whether the question is open. */
  readonly asked = this.open.asReadonly();
  /** Whether somebody was signed in; nobody is asked who never was. */
  readonly expected = signal(false);

  /** Asks, once for all requests that failed meanwhile; true when she signed in. */
  ask(): Promise<boolean> {
    this.open.set(true);
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  answer(signedIn: boolean): void {
    this.open.set(false);
    const waiting = this.waiting;
    this.waiting = [];
    for (const resolve of waiting) resolve(signedIn);
  }
}
