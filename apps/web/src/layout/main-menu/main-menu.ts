import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { MenuItems } from './menu-items.ts';

/** The main navigation of a wide screen. */
@Component({
  selector: 'app-main-menu',
  imports: [RouterLink, TranslocoDirective],
  templateUrl: './main-menu.html',
  styleUrl: './main-menu.scss',
})
export class MainMenu {
  protected readonly items = inject(MenuItems).items;
}
