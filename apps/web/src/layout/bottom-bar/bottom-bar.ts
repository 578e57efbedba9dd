import type { ElementRef} from '@angular/core';
import { Component, computed, inject, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@suivi/shared/web';
import { LanguageSwitch } from '../language-switch/language-switch.ts';
import { MenuItems } from '../main-menu/menu-items.ts';
import { UserMenu } from '../user-menu/user-menu.ts';

/** How many places stand in the bar itself, within reach of a thumb; the others are in the sheet. */
const IN_REACH = 3;

/** The navigation of a phone, at the lower edge. */
@Component({
  selector: 'app-bottom-bar',
  imports: [RouterLink, TranslocoDirective, Icon, LanguageSwitch, UserMenu],
  templateUrl: './bottom-bar.html',
  styleUrl: './bottom-bar.scss',
})
export class BottomBar {
  private readonly all = inject(MenuItems).items;
  private readonly sheet = viewChild<ElementRef<HTMLElement>>('sheet');
  protected readonly near = computed(() => this.all().slice(0, IN_REACH));
  protected readonly further = computed(() => this.all().slice(IN_REACH));

  constructor() {
    inject(Router)
      .events.pipe(takeUntilDestroyed())
      .subscribe((event) => {
        if (event instanceof NavigationEnd && this.sheet()?.nativeElement.matches(':popover-open')) this.sheet()?.nativeElement.hidePopover();
      });
  }
}
