import { Component, computed, inject, resource, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, EmptyState, LanguageStore, Loading, ProblemMessage, SuiviDate } from '@suivi/shared/web';
import { AccessApi, type Invitation } from '../access-api.ts';

/** The invitations that were sent: open, accepted or expired; an open one can be withdrawn. */
@Component({
  selector: 'suivi-invitations',
  imports: [TranslocoDirective, EmptyState, Loading, ProblemMessage, SuiviDate],
  templateUrl: './invitations.html',
})
export class Invitations {
  private readonly api = inject(AccessApi);
  protected readonly language = inject(LanguageStore);
  protected readonly list = resource({ loader: () => this.api.invitations() });
  protected readonly problem = signal<ApiProblem | null>(null);
  protected readonly loadProblem = computed(() => (this.list.error() ? ApiProblem.from(this.list.error()) : null));
  protected readonly items = computed(() => (this.list.hasValue() ? this.list.value().items : []));

  reload(): void {
    this.list.reload();
  }

  protected stageOf({ acceptedAt, expiresAt }: Invitation): 'accepted' | 'expired' | 'open' {
    if (acceptedAt) return 'accepted';
    return Date.parse(expiresAt) < Date.now() ? 'expired' : 'open';
  }

  protected async withdraw(invitation: Invitation): Promise<void> {
    this.problem.set(null);
    try {
      await this.api.withdraw(invitation.id);
    } catch (error) {
      this.problem.set(ApiProblem.from(error));
    }
    this.reload();
  }
}
