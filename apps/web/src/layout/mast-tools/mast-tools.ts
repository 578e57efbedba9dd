import { Component, inject } from '@angular/core';
import { InboxMark } from '@suivi/notifications/web';
import { Icon } from '@suivi/shared/web';
import { LanguageSwitch } from '../language-switch/language-switch.ts';
import { SearchBox } from '../search-box/search-box.ts';
import { UserMenu } from '../user-menu/user-menu.ts';
import { SessionStore } from '@suivi/access/web';

/** Search, language and account, in the head of the page of who is signed in. */
@Component({
  selector: 'app-mast-tools',
  imports: [Icon, InboxMark, LanguageSwitch, SearchBox, UserMenu],
  templateUrl: './mast-tools.html',
  styleUrl: './mast-tools.scss',
})
export class MastTools {
  protected readonly sessions = inject(SessionStore);
}
