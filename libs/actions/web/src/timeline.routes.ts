import { inject } from '@angular/core';
import type { Route, Routes } from '@angular/router';
import { provideTranslocoScope, TranslocoService } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';
import { map } from 'rxjs';

const SCOPE = 'timeline';

/** The texts are there before the page is, so that it never shows a key. */
function texts() {
  const translations = inject(TranslocoService);
  return translations.load(`${SCOPE}/${translations.getActiveLang()}`).pipe(map(() => true));
}

function page(path: string, title: string, permission: Parameters<typeof permitted>[0], loadComponent: Route['loadComponent']): Route {
  return { path, title: `title.${title}`, canActivate: [permitted(permission)], loadComponent };
}

/** What is when: actions, deadlines and meetings along the time. */
export const timelineRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope(SCOPE)],
    resolve: { texts },
    children: [
      page('timeline', 'timeline', 'actions.read', () => import('./timeline/timeline.ts').then((file) => file.TimelinePage)),
      page('calendar', 'calendar', 'actions.read', () => import('./calendar/calendar.ts').then((file) => file.CalendarPage)),
      page('calendar/holidays', 'holidays', 'holidays.edit', () => import('./holidays/holidays.ts').then((file) => file.HolidaysPage)),
    ],
  },
];
