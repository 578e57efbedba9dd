import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { SessionStore } from '@suivi/shared/web';
import { Again } from '../layout/again/again.ts';
import { BottomBar } from '../layout/bottom-bar/bottom-bar.ts';
import { Foot } from '../layout/foot/foot.ts';
import { MainMenu } from '../layout/main-menu/main-menu.ts';
import { Mast } from '../layout/mast/mast.ts';
import { Notices } from '../layout/notices/notices.ts';

/** The frame that every page stands in. */
@Component({
  selector: 'app-root',
  imports: [RouterOutlet, TranslocoDirective, Again, BottomBar, Foot, MainMenu, Mast, Notices],
  templateUrl: './app.html',
  styleUrl: './app.scss',
})
export class App {
  protected readonly session = inject(SessionStore).session;

  protected skip(event: Event, main: HTMLElement): void {
    event.preventDefault();
    main.focus();
  }
}
