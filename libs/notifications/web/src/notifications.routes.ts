import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { signedIn } from '@suivi/access/web';

/** What one was told, and how one wants to be told. */
export const notificationsRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('notifications')],
    children: [
      { path: 'inbox', title: 'title.inbox', canActivate: [signedIn], loadComponent: () => import('./inbox/inbox.ts').then((file) => file.Inbox) },
      { path: 'inbox/settings', title: 'title.reminder_settings', canActivate: [signedIn], loadComponent: () => import('./reminder-settings/reminder-settings.ts').then((file) => file.ReminderSettingsPage) },
    ],
  },
];
