import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { signedIn } from './session/guards.ts';

/** What is open to who is not signed in. */
export const openRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('access')],
    children: [
      { path: 'sign-in', title: 'title.sign_in', loadComponent: () => import('./sign-in/sign-in.ts').then(({ SignIn }) => SignIn) },
      { path: 'invitations/:token', title: 'title.invitation', loadComponent: () => import('./accept-invitation/accept-invitation.ts').then(({ AcceptInvitation }) => AcceptInvitation) },
    ],
  },
];

/** One's own profile. */
export const accessRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('access', 'account')],
    children: [
      { path: 'profile', title: 'title.profile', canActivate: [signedIn], loadComponent: () => import('./profile/profile.ts').then(({ Profile }) => Profile) },
    ],
  },
];
