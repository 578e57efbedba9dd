import { Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { MailHealth, MailState } from '@suivi/notifications/domain';
import { Api, Icon, Loading, ProblemMessage } from '@suivi/shared/web';

/** What an administrator tells apart of the states of a mail. */
const LINES: readonly [key: string, states: readonly MailState[]][] = [
  ['home.admin.mail_sent', ['sent']],
  ['home.admin.mail_open', ['waiting', 'claimed', 'handing']],
  ['home.admin.mail_failed', ['refused', 'failed']],
  ['home.admin.mail_uncertain', ['uncertain']],
  ['home.admin.mail_unsent', ['unsent']],
];

/** What the administrator meets first: people and invitations, and how the system is; the substance of the programme is not hers to read. */
@Component({
  selector: 'app-admin-home',
  imports: [RouterLink, TranslocoDirective, Icon, Loading, ProblemMessage],
  templateUrl: './admin-home.html',
})
export class AdminHome {
  private readonly api = inject(Api);
  protected readonly mail = resource({ loader: () => this.api.get<MailHealth>('/mail-health') });
  protected readonly lines = computed(() => {
    const found = this.mail.hasValue() ? this.mail.value().states : [];
    return LINES.map(([key, states]) => ({ key, count: found.filter(({ state }) => states.includes(state)).reduce((sum, { mails }) => sum + mails, 0) })).filter(({ count }) => count > 0);
  });
}
