import { Component, computed, inject, resource, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import type { Handover, SentHandover } from '@suivi/states/domain';
import { ApiProblem, EmptyState, Icon, Loading, ProblemMessage } from '@suivi/shared/web';
import { AskedHandover } from './asked-handover/asked-handover.ts';
import { HandoverForm } from './handover-form/handover-form.ts';
import { HandoversApi } from './handovers-api.ts';
import { PendingHandover } from './pending-handover/pending-handover.ts';

/** How the office of focal point passes on: she who leaves asks and may take back, she who is asked answers. */
@Component({
  selector: 'suivi-handover',
  imports: [RouterLink, TranslocoDirective, AskedHandover, EmptyState, HandoverForm, Icon, Loading, PendingHandover, ProblemMessage],
  templateUrl: './handover.html',
})
export class HandoverPage {
  private readonly api = inject(HandoversApi);
  private readonly router = inject(Router);
  protected readonly sessions = inject(SessionStore);

  protected readonly loaded = resource({ loader: () => this.api.list() });
  protected readonly loadProblem = computed(() => (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));
  private readonly pending = computed(() => (this.loaded.hasValue() ? this.loaded.value().items.filter(({ phase }) => phase === 'pending') : []));
  private readonly own = computed(() => this.sessions.session()?.user.id);
  /** Those that she may take back. */
  protected readonly open = computed(() => this.pending().filter(({ predecessor }) => this.sessions.role() === 'admin' || predecessor.id === this.own()));
  /** Those that wait for her own answer. */
  protected readonly asked = computed(() => this.pending().filter(({ successor }) => successor !== null && successor.id === this.own()));
  protected readonly mayStart = computed(() => this.sessions.can('handovers.start') && (this.sessions.role() === 'admin' || this.open().length === 0));
  protected readonly sent = signal<SentHandover | null>(null);
  protected readonly cancelled = signal(false);
  protected readonly problem = signal<ApiProblem | null>(null);

  protected started(handover: SentHandover): void {
    this.cancelled.set(false);
    this.sent.set(handover);
    this.loaded.reload();
  }

  protected async cancel({ id }: Handover): Promise<void> {
    await this.attempt(async () => {
      await this.api.cancel(id);
      this.sent.set(null);
      this.cancelled.set(true);
    });
    this.loaded.reload();
  }

  /** She is another role from here on: the session is asked anew, and the file is the first thing she sees. */
  protected async accept({ id }: Handover): Promise<void> {
    await this.attempt(async () => {
      await this.api.accept(id);
      await this.sessions.refresh();
      await this.router.navigateByUrl('/delegation-file');
    });
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    }
  }
}
