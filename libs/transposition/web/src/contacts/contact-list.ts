import { computed, inject, Injectable, signal } from '@angular/core';
import { SessionStore } from '@suivi/access/web';
import { ApiProblem } from '@suivi/shared/web';
import type { ContactRequest } from '@suivi/transposition/domain';
import { TranspositionsApi } from '../transpositions-api.ts';

/** The requests for contact that the reader may see, for as long as the page with the practices stays. */
@Injectable()
export class ContactList {
  private readonly api = inject(TranspositionsApi);
  private readonly sessions = inject(SessionStore);
  private readonly held = signal<{ items: readonly ContactRequest[]; nextCursor: string | null } | null>(null);
  readonly items = computed(() => this.held()?.items ?? []);
  readonly nextCursor = computed(() => this.held()?.nextCursor ?? null);
  readonly busy = signal(false);
  readonly problem = signal<ApiProblem | null>(null);
  readonly ownState = computed(() => this.sessions.session()?.state?.code ?? null);
  readonly canAsk = computed(() => this.sessions.can('contact_requests.ask'));

  /** The first page, or the one after what is shown. */
  async load(cursor: string | null = null): Promise<void> {
    if (!this.sessions.can('contact_requests.read') || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { items, nextCursor } = await this.api.contactRequests(cursor);
      this.held.set({ items: cursor ? [...this.items(), ...items] : items, nextCursor });
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    } finally {
      this.busy.set(false);
    }
  }

  /** A request that was just made or answered, in the place where it stands, or first. */
  put(request: ContactRequest): void {
    const known = this.items().some(({ id }) => id === request.id);
    const items = known ? this.items().map((each) => (each.id === request.id ? request : each)) : [request, ...this.items()];
    this.held.set({ items, nextCursor: this.nextCursor() });
  }

  /** The own request about a practice, the latest where there were several. */
  about(practiceId: string, ownerState: string): ContactRequest | null {
    const own = this.items().filter((request) => request.practiceId === practiceId && request.ownerState === ownerState && request.stateCode === this.ownState());
    return own.find(({ phase }) => phase === 'open') ?? own[0] ?? null;
  }
}
