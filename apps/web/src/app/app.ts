import { NgComponentOutlet } from '@angular/common';
import { Component, computed, inject, resource } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/access/web';
import { LanguageStore } from '@suivi/shared/web';
import { Foot } from '../layout/foot/foot.ts';
import { Mast } from '../layout/mast/mast.ts';
import { Notices } from '../layout/notices/notices.ts';

/** The frame that every page stands in. */
@Component({
  selector: 'app-root',
  imports: [NgComponentOutlet, RouterOutlet, TranslocoDirective, Foot, Mast, Notices],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  private readonly session = inject(SessionStore).session;
  private readonly language = inject(LanguageStore);
  private readonly fetched = resource({ params: () => (this.session() ? 'signed in' : undefined), loader: () => this.language.complete().then(() => import('../layout/signed-in.ts')) });
  protected readonly parts = computed(() => (this.session() && this.fetched.hasValue() ? this.fetched.value() : null));

  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
