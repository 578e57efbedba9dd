import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { Router, RouterLink, type UrlTree } from '@angular/router';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import { LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { CommentsApi } from '../comments-api.ts';

/** Records on which somebody said something that the reader has not read; nothing where there are none. */
@Component({
  selector: 'suivi-unread-list',
  imports: [RouterLink, TranslocoDirective, SuiviDate, TextView],
  providers: [provideTranslocoScope('comments')],
  templateUrl: './unread-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UnreadList {
  private readonly api = inject(CommentsApi);
  private readonly router = inject(Router);
  protected readonly language = inject(LanguageStore);
  protected readonly unread = resource({ loader: () => this.api.unread() });

  /** The place on the page belongs to the link. */
  protected pageOf(link: string): UrlTree {
    return this.router.parseUrl(link);
  }
}
