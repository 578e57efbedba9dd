import type { Routes } from '@angular/router';
import { provideTranslocoScope } from '@jsverse/transloco';
import { signedIn } from './session/guards.ts';
import { SignIn } from './sign-in/sign-in.ts';

/** What is open to who is not signed in. Signing in is the first page of all, so it comes with its routes in one piece. */
export const openRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('access')],
    children: [
      { path: 'sign-in', title: 'title.sign_in', component: SignIn },
      { path: 'invitations/:token', title: 'title.invitation', loadComponent: () => import('./accept-invitation/accept-invitation.ts').then(({ AcceptInvitation }) => AcceptInvitation) },
    ],
  },
];

/** One's own profile. */
export const accessRoutes: Routes = [
  {
    path: '',
    providers: [provideTranslocoScope('access')],
    children: [
      { path: 'profile', title: 'title.profile', canActivate: [signedIn], loadComponent: () => import('./profile/profile.ts').then(({ Profile }) => Profile) },
    ],
  },
];
