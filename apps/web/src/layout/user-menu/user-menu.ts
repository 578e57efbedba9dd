import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiProblem, forgetRead, Icon, LanguageStore } from '@suivi/shared/web';
import { AppearanceStore, SessionStore, type Appearance } from '@suivi/access/web';
import { LeavingDialog } from '../leaving/leaving-dialog.ts';
import { removeUnfinished, unfinishedOf, type Unfinished } from '../leaving/unfinished.ts';

const APPEARANCES: readonly Appearance[] = ['system', 'light', 'dark', 'contrast'];

/** Who is signed in, how the portal looks, and the way out. */
@Component({
  selector: 'app-user-menu',
  imports: [RouterLink, TranslocoDirective, Icon, LeavingDialog],
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
  /** What she began on this device and is asked about before she leaves. */
  protected readonly unfinished = signal<readonly Unfinished[]>([]);

  protected async useAppearance(appearance: Appearance | undefined): Promise<void> {
    try {
      if (appearance) await this.appearances.use(appearance);
    } catch (error) {
      // It shows as chosen all the same; the profile keeps it at the next change.
      if (ApiProblem.from(error).code !== 'offline') throw error;
    }
  }

  /** Asks first where she began something that is on this device alone. */
  protected async signOut(): Promise<void> {
    this.unfinished.set(await unfinishedOf(this.userId));
    if (this.unfinished().length === 0) await this.leave();
  }

  protected readonly leaveAfter = async (removing: boolean) => {
    const { userId } = this;
    await this.leave();
    // Only once she has left, and with her the page that could keep it again.
    if (removing) await removeUnfinished(userId);
  };

  private async leave(): Promise<void> {
    await this.sessions.signOut();
    await forgetRead();
    await this.router.navigateByUrl('/sign-in');
  }

  private get userId(): string {
    return this.session()?.user.id ?? '';
  }
}
