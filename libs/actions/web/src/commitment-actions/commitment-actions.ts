import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import type { Commitment } from '@suivi/recommendations/domain';
import { problemOf } from '@suivi/recommendations/web';
import { ProblemMessage } from '@suivi/shared/web';
import { ActionRow } from '../action-list/action-row/action-row.ts';
import { ActionsApi } from '../actions-api.ts';

/** The actions that serve a commitment, on its page; a focal point begins another one from here. */
@Component({
  selector: 'suivi-commitment-actions',
  imports: [RouterLink, TranslocoDirective, ActionRow, ProblemMessage],
  providers: [provideTranslocoScope('actions')],
  templateUrl: './commitment-actions.html',
  styleUrl: './commitment-actions.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CommitmentActions {
  readonly commitment = input.required<Commitment>();
  private readonly api = inject(ActionsApi);
  private readonly session = inject(SessionStore);
  protected readonly loaded = resource({ params: () => this.commitment().id, loader: ({ params }) => this.api.list({ commitment: [params], sort: 'due' }, null) });
  protected readonly problem = computed(() => problemOf(this.loaded));
  protected readonly page = computed(() => (this.loaded.hasValue() ? this.loaded.value() : null));
  protected readonly mayBegin = computed(() => this.session.role() === 'focal_point' && this.session.session()?.state?.code === this.commitment().stateCode);
}
