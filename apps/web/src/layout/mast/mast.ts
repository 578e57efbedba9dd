import { NgComponentOutlet } from '@angular/common';
import { Component, inject, input, type Type } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageStore } from '@suivi/shared/web';
import { LanguageSwitch } from '../language-switch/language-switch.ts';
import { SessionStore } from '@suivi/access/web';

/** The head of every page: the product, the programme, and what can be done from everywhere. */
@Component({
  selector: 'app-mast',
  imports: [NgComponentOutlet, RouterLink, TranslocoDirective, LanguageSwitch],
  templateUrl: './mast.html',
  styleUrl: './mast.scss',
})
export class Mast {
  protected readonly sessions = inject(SessionStore);
  protected readonly language = inject(LanguageStore);
  /** Search, language and account of who is signed in, once fetched. */
  readonly tools = input<Type<unknown>>();
}
