import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { SuiviDate } from '@suivi/shared/web';
import { HandoversApi } from '@suivi/states/web';

/** Whether she hands over or is asked to take over; one's work stands without it. */
@Component({
  selector: 'app-handover-notice',
  imports: [RouterLink, TranslocoDirective, SuiviDate],
  templateUrl: './handover-notice.html',
})
export class HandoverNotice {
  private readonly api = inject(HandoversApi);
  private readonly sessions = inject(SessionStore);
  private readonly own = computed(() => this.sessions.session()?.user.id);
  private readonly loaded = resource({ params: () => this.own(), loader: () => this.api.list() });
  private readonly pending = computed(() => (this.loaded.hasValue() ? this.loaded.value().items.filter(({ phase }) => phase === 'pending') : []));
  protected readonly given = computed(() => this.pending().find(({ predecessor }) => predecessor.id === this.own()) ?? null);
  protected readonly asked = computed(() => this.pending().find(({ successor }) => successor?.id === this.own()) ?? null);
}
