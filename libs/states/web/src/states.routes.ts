import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';

/** The people of the delegations and of the programme, for who administers it. */
export const statesRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('access')],
    children: [{ path: 'users', title: 'title.users', canActivate: [permitted('users.read')], loadComponent: () => import('./users/users.ts').then(({ Users }) => Users) }],
  },
];
