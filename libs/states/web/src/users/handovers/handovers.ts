import { Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, EmptyState, ProblemMessage } from '@suivi/shared/web';
import type { Handover } from '@suivi/states/domain';
import { HandoversApi } from '../../handover/handovers-api.ts';
import { PendingHandover } from '../../handover/pending-handover/pending-handover.ts';

/** The handovers under way, for who administers accounts. */
@Component({
  selector: 'suivi-handovers',
  imports: [RouterLink, TranslocoDirective, EmptyState, PendingHandover, ProblemMessage],
  templateUrl: './handovers.html',
})
export class Handovers {
  private readonly api = inject(HandoversApi);
  private readonly loaded = resource({ loader: () => this.api.list() });
  protected readonly pending = computed(() => (this.loaded.hasValue() ? this.loaded.value().items.filter(({ phase }) => phase === 'pending') : null));
  private readonly refused = signal<ApiProblem | null>(null);
  protected readonly problem = computed(() => this.refused() ?? (this.loaded.error() ? ApiProblem.from(this.loaded.error()) : null));

  protected async cancel({ id }: Handover): Promise<void> {
    this.refused.set(null);
    try {
      await this.api.cancel(id);
    } catch (error) {
      this.refused.set(ApiProblem.from(error));
    }
    this.loaded.reload();
  }
}
