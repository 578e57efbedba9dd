import { computed, inject, Injectable } from '@angular/core';
import type { Permission } from '@suivi/access/domain';
import { type IconName } from '@suivi/shared/web';
import { SessionStore } from '@suivi/access/web';

export interface MenuItem {
  key: string;
  link: string;
  icon: IconName;
}

const ITEMS: readonly (MenuItem & { permission: Permission })[] = [
  { key: 'navigation.home', link: '/', icon: 'home', permission: 'work.read' },
  { key: 'navigation.review', link: '/review', icon: 'inbox', permission: 'submissions.review' },
  { key: 'navigation.recommendations', link: '/recommendations', icon: 'list', permission: 'recommendations.read' },
  { key: 'navigation.actions', link: '/actions', icon: 'flag', permission: 'actions.read' },
  { key: 'navigation.overview', link: '/overview', icon: 'chart', permission: 'overview.read' },
  { key: 'navigation.meetings', link: '/meetings', icon: 'calendar', permission: 'meetings.read' },
  { key: 'navigation.users', link: '/users', icon: 'people', permission: 'users.read' },
  { key: 'navigation.imports', link: '/imports', icon: 'upload', permission: 'recommendations.import' },
];

/** Where the role of who is signed in may go, the most needed first. A donor's first page is the overview. */
@Injectable({ providedIn: 'root' })
export class MenuItems {
  private readonly sessions = inject(SessionStore);
  readonly items = computed<readonly MenuItem[]>(() =>
    ITEMS.filter(({ permission, link }) => this.sessions.can(permission) && !(link === '/' && this.sessions.role() === 'donor')),
  );
}
