import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { LibraryItem } from '@suivi/library/domain';
import { Icon, type IconName } from '@suivi/shared/web';

const ICONS: Record<NonNullable<LibraryItem['status']>, IconName> = { in_force: 'check', amended: 'edit', repealed: 'close' };

/** How an entry stands, by icon and word: whether the law is in force, whether the entry is a draft or withdrawn, and whether the programme entered it. */
@Component({
  selector: 'suivi-library-mark',
  imports: [TranslocoDirective, Icon],
  template: `<ng-container *transloco="let t">
    @if (entry().phase !== 'published') {
      <span class="tag phase-{{ entry().phase }}"><suivi-icon [name]="entry().phase === 'draft' ? 'edit' : 'close'" />{{ t('library.phase.' + entry().phase) }}</span>
    }
    @if (status(); as name) {
      <span class="tag"><suivi-icon [name]="icon()" />{{ t('library.status.' + name) }}</span>
    }
    @if (entry().keptBy === 'programme') {
      <span class="tag tag-quiet"><suivi-icon name="link" />{{ t('library.by_programme') }}</span>
    }
  </ng-container>`,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class LibraryMark {
  readonly entry = input.required<Pick<LibraryItem, 'phase' | 'keptBy'> & { status?: LibraryItem['status'] }>();
  protected readonly status = computed(() => this.entry().status ?? null);
  protected readonly icon = computed(() => ICONS[this.status() ?? 'in_force']);
}
