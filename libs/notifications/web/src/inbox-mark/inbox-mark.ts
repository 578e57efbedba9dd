import { Component, computed, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, LanguageStore } from '@suivi/shared/web';
import { UnreadStore } from './unread-store.ts';

/** The way to one's messages from every page, with how many are unread. */
@Component({
  selector: 'suivi-inbox-mark',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Icon],
  templateUrl: './inbox-mark.html',
  styleUrl: './inbox-mark.scss',
})
export class InboxMark {
  private readonly language = inject(LanguageStore);
  protected readonly unread = inject(UnreadStore).unread;
  protected readonly figure = computed(() => {
    const unread = this.unread() ?? 0;
    return unread > 99 ? `${this.language.formatNumber(99)}+` : this.language.formatNumber(unread);
  });
}
