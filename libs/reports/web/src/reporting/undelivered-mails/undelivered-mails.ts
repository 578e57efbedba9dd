import { Component, computed, inject, resource } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { SuiviDate, SuiviState } from '@suivi/shared/web';
import { ReportingApi } from '../reporting-api.ts';

/** Mails that surely or perhaps did not arrive, so that somebody may call instead. */
@Component({
  selector: 'suivi-undelivered-mails',
  imports: [TranslocoDirective, SuiviDate, SuiviState],
  templateUrl: './undelivered-mails.html',
})
export class UndeliveredMailsList {
  private readonly api = inject(ReportingApi);
  private readonly loaded = resource({ loader: () => this.api.undelivered() });
  protected readonly mails = computed(() => (this.loaded.hasValue() ? this.loaded.value().items : []));
}
