import { Component, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, forgetRead, Icon, LanguageStore } from '@suivi/shared/web';
import { AppearanceStore, SessionStore, type Appearance } from '@suivi/access/web';

const APPEARANCES: readonly Appearance[] = ['system', 'light', 'dark', 'contrast'];

/** Who is signed in, how the portal looks, and the way out. */
@Component({
  selector: 'app-user-menu',
  imports: [RouterLink, TranslocoDirective, Icon],
  templateUrl: './user-menu.html',
  styleUrl: './user-menu.scss',
})
export class UserMenu {
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly appearances = inject(AppearanceStore);
  protected readonly language = inject(LanguageStore);
  /** Distinguishes the menu of a wide screen from that of a phone. */
  readonly idPrefix = input('wide');
  protected readonly session = this.sessions.session;
  protected readonly choices = APPEARANCES;
  protected readonly appearance = this.appearances.appearance;

  protected async useAppearance(appearance: Appearance | undefined): Promise<void> {
    try {
      if (appearance) await this.appearances.use(appearance);
    } catch (error) {
      // It shows as chosen all the same; the profile keeps it at the next change.
      if (ApiProblem.from(error).code !== 'offline') throw error;
    }
  }

  protected async signOut(): Promise<void> {
    await this.sessions.signOut();
    await forgetRead();
    await this.router.navigateByUrl('/sign-in');
  }
}
