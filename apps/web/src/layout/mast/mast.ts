import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon, LanguageStore, SessionStore } from '@suivi/shared/web';
import { LanguageSwitch } from '../language-switch/language-switch.ts';
import { SearchBox } from '../search-box/search-box.ts';
import { UserMenu } from '../user-menu/user-menu.ts';

/** The head of every page: the product, the programme, search, language and account. */
@Component({
  selector: 'app-mast',
  imports: [RouterLink, TranslocoDirective, Icon, LanguageSwitch, SearchBox, UserMenu],
  templateUrl: './mast.html',
  styleUrl: './mast.scss',
})
export class Mast {
  protected readonly sessions = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
}
