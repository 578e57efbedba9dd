import { computed, inject, Injectable, type Signal } from '@angular/core';
import { isActive, Router } from '@angular/router';
import type { Permission } from '@suivi/access/domain';
import { type IconName } from '@suivi/shared/web';
import { SessionStore } from '@suivi/access/web';

export interface MenuItem {
  key: string;
  link: string;
  icon: IconName;
  /** Whether the page on screen belongs here. */
  here: Signal<boolean>;
}

/** What is below an address of its own and yet belongs to an entry stands under `also`. */
const ITEMS: readonly (Omit<MenuItem, 'here'> & { permission: Permission; also?: readonly string[] })[] = [
  { key: 'navigation.home', link: '/', icon: 'home', permission: 'work.read' },
  { key: 'navigation.review', link: '/review', icon: 'inbox', permission: 'submissions.review' },
  { key: 'navigation.recommendations', link: '/recommendations', also: ['/commitments'], icon: 'list', permission: 'recommendations.read' },
  { key: 'navigation.actions', link: '/actions', icon: 'flag', permission: 'actions.read' },
  { key: 'navigation.overview', link: '/overview', icon: 'chart', permission: 'overview.read' },
  { key: 'title.national_progress', link: '/national-progress', also: ['/rounds', '/national-reports', '/questionnaires', '/library'], icon: 'file', permission: 'rounds.read' },
  { key: 'navigation.meetings', link: '/meetings', icon: 'calendar', permission: 'meetings.read' },
  { key: 'navigation.calendar', link: '/calendar', also: ['/timeline'], icon: 'clock', permission: 'actions.read' },
  { key: 'navigation.authorities', link: '/competent-authorities', icon: 'phone', permission: 'authorities.read' },
  { key: 'navigation.reporting', link: '/reporting', icon: 'send', permission: 'reporting.read' },
  { key: 'navigation.users', link: '/users', icon: 'people', permission: 'users.read' },
  { key: 'navigation.imports', link: '/imports', icon: 'upload', permission: 'recommendations.import' },
];

/** Where the role of who is signed in may go, the most needed first. A donor's first page is the overview. */
@Injectable({ providedIn: 'root' })
export class MenuItems {
  private readonly sessions = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly all = ITEMS.map((item) => ({ ...item, here: this.isHere(item.link, ...(item.also ?? [])) }));
  readonly items = computed<readonly MenuItem[]>(() =>
    this.all.filter(({ permission, link }) => this.sessions.can(permission) && !(link === '/' && this.sessions.role() === 'donor')),
  );

  private isHere(...links: string[]): Signal<boolean> {
    const active = links.map((link) => isActive(link, this.router, { paths: link === '/' ? 'exact' : 'subset', queryParams: 'ignored', fragment: 'ignored', matrixParams: 'ignored' }));
    return computed(() => active.some((one) => one()));
  }
}
