import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { permitted } from '@suivi/access/web';

/** The people of the delegations and of the programme, for who administers it; and how an office passes from one to another. */
export const statesRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('access', 'account', 'handover')],
    children: [
      { path: 'users', title: 'title.users', canActivate: [permitted('users.read')], loadComponent: () => import('./users/users.ts').then(({ Users }) => Users) },
      { path: 'handover', title: 'title.handover', canActivate: [permitted('handovers.read')], loadComponent: () => import('./handover/handover.ts').then(({ HandoverPage }) => HandoverPage) },
    ],
  },
];
