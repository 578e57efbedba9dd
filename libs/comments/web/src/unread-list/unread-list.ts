import { ChangeDetectionStrategy, Component, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { provideTranslocoScope, TranslocoDirective } from '@jsverse/transloco';
import type { CommentSubject } from '@suivi/comments/domain';
import { LanguageStore, SuiviDate, TextView } from '@suivi/shared/web';
import { CommentsApi } from '../comments-api.ts';

/** Where the page of a record is. The record of a submission is read where it is reviewed. */
const PAGE_OF: Record<CommentSubject['kind'], string> = { recommendation: '/recommendations', commitment: '/commitments', action: '/actions', submission: '/review' };

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
  protected readonly language = inject(LanguageStore);
  protected readonly unread = resource({ loader: () => this.api.unread() });

  protected pageOf({ kind, id }: CommentSubject): string[] {
    return [PAGE_OF[kind], id];
  }
}
